# The first start: whoever opened the link becomes the owner of the service.

claiming-name =
    Hello. This link makes you the owner of the service: you will be able to found organisations and appoint the support staff.

    It takes a name, an e-mail and a password, about two minutes in all.

    Type your first and last name, or keep what is there: <b>{ $name }</b>
claiming-this-name = Keep this name

claiming-email =
    Type your e-mail. I will send a code to it, to be sure that it is yours.
claiming-email-now =
    {""}
    Now: <b>{ $email }</b>
claiming-go-on = Next

claiming-code =
    I have sent a letter with a code to <b>{ $email }</b>. Type the six digits here.

    If the mail of this service is not set up yet, the code stands in the window where the service runs.
claiming-code-sent = A new code is on its way. The former one will not work any more.

claiming-password =
    Your e-mail is proven. The last step: make a password.

    A phrase of four unrelated words is the easiest to remember: at least { $password_min } { $password_min ->
        [one] character
       *[other] characters
    }, spaces are fine.

    Your next message becomes the password. I will delete it at once.

claiming-done = You are the owner of the service now. Let us found the first organisation.

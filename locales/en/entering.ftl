# Entering with a login and a password that the administrator handed over.

entering-login =
    Type your login. Your confirmed phone or e-mail will do, too.

    I will ask for the password in the next message.

entering-password =
    Login: <b>{ $login }</b>

    Now type the password. I will delete the message with it at once.

entering-own-password =
    You are in. One step is left: make a password of your own instead of the former one.

    A phrase of four unrelated words is the easiest to remember: at least { $password_min } { $password_min ->
        [one] character
       *[other] characters
    }, spaces are fine.

    Your next message becomes the password. I will delete it at once.

entering-replaced = The password is saved. The former one does not work any more.

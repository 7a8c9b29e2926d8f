# The consent code: a person gives it to whoever may connect him.

consent-none =
    <b>Consent code</b>

    If somebody wants to connect you to one more organisation, give its administrator a code. They type it on their side and you are in the organisation at once, without letters and requests.

    Who may use it: whoever you tell. That person will see your name. It works once, and for { $minutes ->
        [60] an hour
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }.
consent-live =
    <b>Your consent code</b>

    <code>{ $code }</code>

    It stops working { $wait }. It works once.

    Who may use it: whoever you tell. That person will see your name and connect you to their organisation, and I will tell you at once who did it and where.
consent-make = Get a code
consent-make-another = Make another
consent-copy = Copy
consent-withdraw = Withdraw the code
consent-withdrawn = The code does not work any more.

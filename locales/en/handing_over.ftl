# A password that the administrator hands over.

handing-over-wait = Making up a password…
handing-over-password =
    Login: <code>{ $login }</code>
    Password: <code>{ $password }</code>

    Please hand them over now. In { $seconds ->
        [60] a minute
       *[other] { $seconds } s
    } this message disappears.
handing-over-taken = Handed over, remove
handing-over-removed = The message with the password is gone.
handing-over-not-removed = Telegram would not delete the message. Please delete it yourself.
handing-over-done =
    <b>{ $name }</b> can sign in now.

    Let them open this bot, press “I have a login and a password” and type both. The bot then asks for a password of their own.
handing-over-repeated =
    <b>{ $name }</b> has been added already, and the password was shown before.

    If it was not kept, make a new one on the card.
handing-over-card = Open the card

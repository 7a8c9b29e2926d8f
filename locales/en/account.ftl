# My sign-in: what is known of me, and how to change it.

account-view =
    <b>My sign-in</b>

    Name: { $name }
    Login: { $login }
    E-mail: { $email_proven ->
        [none] none
        [yes] { $email }, confirmed
       *[no] { $email }, not confirmed
    }
    Phone: { $phone_proven ->
        [none] none
        [yes] { $phone }, confirmed
       *[no] { $phone }, not confirmed
    }
    Password: { $since ->
        [none] not set
       *[other] set on { $since }
    }
    Telegram: { $chat ->
        [none] this one
       *[other] this one, { $chat }
    }
account-way-back =
    {""}
    If you forget the password, you cannot come back by yourself. { $managers ->
        [none] The administrator of the organisation helps.
       *[other] Who manages the organisation helps: { $managers }.
    } To manage without help, add an e-mail.
account-to-password = Change password
account-to-login = Change login
account-to-email = { $email ->
    [none] Add e-mail
   *[other] Change e-mail
}
account-to-phone = { $phone ->
    [none] Add phone
   *[other] Change phone
}
account-unlink = Unlink this Telegram

account-present = First type your present password. I will delete the message with it at once.
account-password =
    Make up a new password.

    A phrase of four unrelated words is the easiest to remember: at least { $password_min } { $password_min ->
        [one] character
       *[other] characters
    }, spaces are fine.

    Your next message becomes the password. I will delete it at once.
account-password-changed = The password is changed. The former one no longer works.
account-login =
    Your login: <b>{ $login }</b>

    Type the new one: letters, digits, dots, dashes, underscores. It may be your own confirmed e-mail or phone.
account-login-changed = Your login is now <b>{ $login }</b>
account-email = { $email ->
    [none] Type your e-mail. I will send a code to it.
   *[other]
        E-mail: { $email }

        Type the new one. I will send a code to it, and only then it takes the place of the former one.
}
account-phone = { $types ->
    [yes] { $phone ->
        [none] Press “Share my number” below the input field. Or type another number of yours: I will send a code to it.
       *[other]
            Phone: { $phone }

            To replace it, press “Share my number” below the input field. Or type another number of yours: I will send a code to it.
    }
   *[no] { $phone ->
        [none] Press “Share my number” below the input field. Only the number of this Telegram will do.
       *[other]
            Phone: { $phone }

            To replace it, press “Share my number” below the input field. Only the number of this Telegram will do.
    }
}
account-code = { $kind ->
    [phone] I have sent a code to { $address }. Type the six digits here.
   *[email] I have sent a letter with a code to { $address }. Type the six digits here.
}
account-code-again = A new code is on its way. The former one will not work any more.
account-follow =
    { $kind ->
        [phone] The number { $address } is confirmed.
       *[email] The e-mail { $address } is confirmed.
    } Your login is still the former address: <b>{ $login }</b>

    Change the login, too? If it stays, you can sign in by it and by the new address alike.
account-follow-yes = Change the login, too
account-follow-no = Keep the login
account-address-changed = { $kind ->
    [phone] Your phone is now { $address }.
   *[email] Your e-mail is now { $address }.
} { $login ->
    [none] {""}
   *[other] The login is new, too: <b>{ $login }</b>
}
account-remove = Remove the e-mail
account-remove-sure = Remove { $address }? You will no longer sign in by this address, nor get back a forgotten password by it.
account-remove-yes = Remove
account-email-needed = An owner and an administrator need an e-mail. It cannot be removed, but you can change it.
account-unlink-sure =
    Unlink this Telegram? Your account stays, and opens here again when you sign in with login and password.

    { $back ->
        [yes] If you forget the password, your e-mail helps you back.
       *[no] If you forget the password, you cannot come back by yourself, { $managers ->
            [none] only the administrator of the organisation helps.
           *[other] only who manages the organisation helps: { $managers }.
        }
    }
account-unlink-yes = Unlink
account-unlinked = This Telegram is unlinked. To come back, sign in with login and password.
chat-returned-here = That sign-in is closed, and the former password no longer works. Press /start and make up a new one.
chat-returned-elsewhere = That sign-in is closed, and the former password no longer works. In this Telegram another account is open now, so set the new password in another one: /recover

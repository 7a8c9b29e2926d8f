# The invitee: looks, proves the address, corrects the name, makes a password.

accepting-look =
    <b>{ $inviter }</b> invites you to the organisation <b>{ $tenant }</b>.

    You will be: { $tenant_role } ({ $role })

    Applications:
    { $applications }

    { $way ->
        [agree] You have an account already, so no new password is needed. Until you agree, the organisation sees nothing of your data.
        [sign-in] Whoever is invited here has an account already. Sign in with your login and password; then it only remains to agree.
        [password] Your { $kind ->
            [phone] number
           *[email] e-mail address
        } { $address } is already proven. It remains to check your name and make a password.
       *[prove] { $kind ->
            [phone] To accept, share your phone number ({ $address }) and make a password.
           *[email] To accept, type the code from the letter to { $address } and make a password.
        }
    }
accepting-no-applications = none yet, the administrator of the organisation will open them
accepting-accept = Accept
accepting-decline = Decline
accepting-sign-in = Sign in and answer
accepting-connected = Done. You are in the organisation <b>{ $tenant }</b>; sign in with the same login and password as before. What is open to you: /my
accepting-request-declined = You have declined the invitation to <b>{ $tenant }</b>. If you change your mind, ask for a new one.

accepting-decline-sure = Decline the invitation to <b>{ $tenant }</b>? The link will stop working, and { $inviter } will be told.
accepting-decline-yes = Yes, decline
accepting-declined = You have declined the invitation to <b>{ $tenant }</b>. If you change your mind, ask { $inviter } to send a new one.
accepting-to-doors = To the beginning

accepting-number =
    You were invited by the number { $address }.

    Press the “Share my number” button below the input field: that is how I learn that the number is really yours.

accepting-wrong-number =
    You shared another number. You were invited by the number that ends in <b>…{ $ending }</b>.

    If that number is yours too, open the link in the Telegram of that number. If it is a mistake, I will ask { $inviter } to correct it.
accepting-correction-asked =
    Done. I have told { $inviter } that the number ending in <b>…{ $ending }</b> is not yours and has to be corrected.

    Once it is, you will be sent a new link.
accepting-ask-correction = Ask to correct the number
accepting-share-again = Share again
accepting-send-code = Send a code to the number

accepting-code =
    { $kind ->
        [phone] I have sent a code to { $address }: it comes in Telegram or as a text message. Type the six digits of it here.
       *[email] I have sent a letter with a code to { $address }. Type the six digits of it here.
    }

    { $kind ->
        [phone] It usually comes within a minute.
       *[email] The letter usually comes within a minute. If it is not there, look into the spam folder.
    }
accepting-code-sent = A new code is on its way. The former one will not work any more.

accepting-name =
    Thank you, your { $kind ->
        [phone] number
       *[email] e-mail
    } is proven.

    You were entered as: <b>{ $name }</b>

    If that is right, press the button. If not, type your first and last name as they should be.
accepting-name-right = That is right

accepting-password =
    { $name }, one last step: make a password.

    A phrase of four unrelated words is the easiest to remember: at least { $password_min } { $password_min ->
        [one] character
       *[other] characters
    }, spaces are fine.

    Your next message becomes the password. I will delete it at once.

accepting-welcome =
    Done, { $name }. You are in the organisation <b>{ $tenant }</b>.

    Sign in to the applications with the login <b>{ $login }</b> and the password you have just made.

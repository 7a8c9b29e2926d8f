# The page on which a password may be typed instead of in the chat.

password-in-page = Type it on a separate page
password-page-new = A new password
password-page-new-hint = Easiest to remember is a phrase of four unrelated words: at least { $minimum } { $minimum ->
        [one] character
       *[other] characters
    }, spaces are fine.
password-page-new-send = Save the password
password-page-present = Your password
password-page-present-hint = It goes straight to us, past the chat.
password-page-present-send = Send
password-page-label = Password
password-page-show = Show the password
password-page-offline = There is no connection. Check your internet and try again.
password-page-outdated = This page is out of date. Close it and open it again from the chat.

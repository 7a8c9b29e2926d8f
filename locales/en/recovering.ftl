# A forgotten password: an address, a code, a new password. The words are the same whether or not we know the address.

recovering-address = { $standing ->
    [stranger]
        Type the e-mail or phone that you have confirmed before. A code goes there, and you set a new password.

        If you have confirmed neither, turn to the administrator of your organisation, who gives out a new password.
    [known] Where shall the code for a new password go?
   *[alone] You have no confirmed address to which I can send a code. { $managers ->
        [none] The administrator of your organisation gives out a new password.
       *[other] A new password comes from who manages your organisation: { $managers }.
    }
}
recovering-code =
    If we have { $address } as a confirmed address, the code is on its way. Type the six digits here.

    { $kind ->
        [phone] The code comes as a message to this number, or into the Telegram in which your account is open already.
       *[email] The letter usually comes within a minute. If it does not, look into the spam folder.
    } If no code comes at all, turn to the administrator of your organisation.
recovering-code-again = If the address is confirmed, a new code is on its way. The former one will not work.
recovering-password =
    The code is right. Make up a new password.

    A phrase of four unrelated words is the easiest to remember: at least { $password_min } { $password_min ->
        [one] character
       *[other] characters
    }, spaces are fine.

    Your next message becomes the password. I will delete it at once.
recovering-done = The new password is saved, and you are signed in. The former one no longer works, and every other sign-in is closed.

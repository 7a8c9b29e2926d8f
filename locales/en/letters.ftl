# Letters and messages that go out by themselves, without an open chat.

## Confirmation code

code-subject = Your confirmation code

code-text =
    Hello.

    Here is your code:

    { $code }

    Type it in the chat where you were asked for it. It works once, and for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    } after you asked for it.

    Tell it to nobody. If you did not ask for anything, simply delete this letter: without the code nobody can do anything in your name.

## Invitation

invitation-subject = Invitation to the organisation “{ $tenant }”

invitation-text =
    Hello, { $name }.

    { $inviter } invites you to the organisation “{ $tenant }”. You will be: { $tenant_role } (role: { $role }).

    The applications that will be open to you:
    { $applications }

    Open the link in Telegram: there you prove your e-mail, check your name and make a password. It takes about two minutes.

    { $link }

    The link is for you only, so please do not forward it. If you do not know who is inviting you, simply delete this letter, or decline by the link.

invitation-button = Accept the invitation
invitation-no-applications = none yet, the administrator of the organisation will open them

## What became of an invitation: for whoever sent it

invitation-accepted-subject = Invitation accepted: { $name }
invitation-accepted-text = { $name } is in the organisation “{ $tenant }” now: the invitation is accepted and the password is made.

invitation-declined-subject = Invitation declined: { $name }
invitation-declined-text =
    { $name } has declined your invitation to the organisation “{ $tenant }”.

    If that was a mistake, talk to the person and add them again: /add

invitation-undeliverable-subject = Invitation not delivered: { $name }
invitation-undeliverable-text =
    The letter with the invitation to the organisation “{ $tenant }” was not delivered. To: { $name }, { $address }. Why: { $why }.

    Open the list /people, choose this person, and show them the link or send the letter again. If the address is wrong, revoke the invitation and add the person again with the right one.

invitation-wrong-number-subject = Correct the number: { $name }
invitation-wrong-number-text =
    { $name } says that the number ending in …{ $ending } in the invitation is wrong. Organisation: “{ $tenant }”.

    Ask the person for the right number. Then open the list /people, revoke this invitation, and add the person again with the right number.

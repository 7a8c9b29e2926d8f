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

    { $inviter } invites you to the organisation “{ $tenant }”. You will be: { $tenant_role } ({ $role }).

    The applications that will be open to you:
    { $applications }

    Open the link in Telegram: there you prove your e-mail, check your name and make a password. It takes about two minutes.

    { $link }

    The link is for you only, so please do not forward it. If you do not know who is inviting you, simply delete this letter, or decline by the link.

invitation-button = Accept the invitation
invitation-no-applications = none yet, the administrator of the organisation will open them

## Somebody who has an account already is asked

connection-letter-subject = You are invited to the organisation “{ $tenant }”
connection-letter-text =
    Hello, { $name }.

    { $inviter } invites you to the organisation “{ $tenant }”. You will be: { $tenant_role } ({ $role }).

    The applications that will be open to you:
    { $applications }

    You have an account already, so no new password is needed. Open the link in Telegram and say whether you agree.

    { $link }

    Until you agree, the organisation sees nothing of your data. If you do not know who is inviting you, decline by the link, or simply delete this letter.
connection-letter-button = Answer the invitation

connection-request-subject = You are invited to the organisation “{ $tenant }”
connection-request-text =
    { $name }, you are invited to the organisation “{ $tenant }” by { $inviter }.

    You will be: { $tenant_role } ({ $role }).

    The applications that will be open to you:
    { $applications }

    You have an account already, so no new password is needed. Until you agree, the organisation sees nothing of your data.
connection-accept = Accept
connection-decline = Decline

connected-subject = You are connected to the organisation “{ $tenant }”
connected-text =
    { $name }, by your consent code you have been connected to the organisation “{ $tenant }”. Who did it: { $inviter }.

    You are now: { $tenant_role } ({ $role }).

    The applications that are open to you now:
    { $applications }

    Sign in with the same login and password as before. If you gave that code to nobody, write to support: /help

## What became of an invitation: for whoever sent it

invitation-accepted-subject = Invitation accepted: { $name }
invitation-accepted-text = { $name } is in the organisation “{ $tenant }” now: the invitation is accepted and the password is made.

connection-accepted-subject = Invitation accepted: { $name }
connection-accepted-text = { $name } is in the organisation “{ $tenant }” now. This person had an account already, so no new password was needed.

invitation-declined-subject = Invitation declined: { $name }
invitation-declined-text =
    { $name } has declined your invitation to the organisation “{ $tenant }”.

    If that was a mistake, talk to the person and add them again: /add

invitation-undeliverable-subject = Invitation not delivered: { $name }
invitation-undeliverable-text =
    The letter with the invitation to the organisation “{ $tenant }” was not delivered. To: { $name }, { $address }. Why: { $why }.

    Open the list /people, choose this person, and show them the link or send the letter again. If the address is wrong, revoke the invitation and add the person again with the right one.

connection-undeliverable-subject = Request not delivered: { $name }
connection-undeliverable-text =
    The request from the organisation “{ $tenant }” was not delivered. To: { $name }, { $address }.

    Open the list /people, choose this person, and show them the link or send the request again.

invitation-wrong-number-subject = Correct the number: { $name }
invitation-wrong-number-text =
    { $name } says that the number ending in …{ $ending } in the invitation is wrong. Organisation: “{ $tenant }”.

    Ask the person for the right number. Then open the list /people, revoke this invitation, and add the person again with the right number.

## What became of a membership: for the person it is about

membership-suspended-subject = Access suspended: “{ $tenant }”
membership-suspended-text =
    Hello, { $name }.

    Your access to the applications of “{ $tenant }” is suspended. Your account stays yours.

    If you think this is a mistake, ask the administrator of the organisation.

membership-restored-subject = Access restored: “{ $tenant }”
membership-restored-text =
    Hello, { $name }.

    Your access to the applications of “{ $tenant }” is open again, as it was before. See what is open to you: /my

membership-ended-subject = You are no longer in “{ $tenant }”
membership-ended-text =
    Hello, { $name }.

    You are no longer a member of “{ $tenant }”, and its applications are closed to you. Your account stays yours.

    If you think this is a mistake, ask the administrator of the organisation.

support-appointed-subject = You are a support agent now
support-appointed-text =
    Hello, { $name }.

    You are a support agent now. You see what is open to people and why something is closed, but neither their passwords nor their whole addresses.

    To find a person: /access. To ask one question: /why. Every look-up is written to the journal.
support-dismissed-subject = You are no longer a support agent
support-dismissed-text =
    Hello, { $name }.

    You are no longer a support agent and do not see other people’s access. Your own organisations and applications are as they were: /my.

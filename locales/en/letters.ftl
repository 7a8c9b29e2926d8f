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

code-short = Propusk: your code is { $code }. Tell it to nobody.

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

invitation-short = { $inviter } invites you to “{ $tenant }”. Open in Telegram: { $link }
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
connection-letter-short = { $inviter } invites you to “{ $tenant }”. Answer in Telegram: { $link }
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
    { $name } has declined your invitation to the organisation “{ $tenant }”. It went to { $address }.

    If that was a mistake, talk to the person and invite them again: /add

invitation-undeliverable-subject = Invitation not delivered: { $name }
invitation-undeliverable-text =
    The invitation to the organisation “{ $tenant }” was not delivered. To: { $name }.

    { $why }

    { $ours ->
        [unreachable] The address is fine: the delivery service does not answer. Hand on the link yourself, or try later.
        [misconfigured] The address is fine: the sending of messages is set up wrongly. Tell support, and hand on the link yourself.
        [unexpected] The address is fine: it is an error on our side. Hand on the link yourself, or try later.
       *[no] Correct the address if it is wrong, or try again. You can also hand on the link yourself.
    } All invitations: /invites
invitation-way-failed = { $address }: { $why }.

connection-undeliverable-subject = Request not delivered: { $name }
connection-undeliverable-text =
    The request from the organisation “{ $tenant }” was not delivered. To: { $name }, { $address }.

    Try again, or hand on the link yourself. All invitations: /invites

invitation-wrong-number-subject = Correct the number: { $name }
invitation-wrong-number-text =
    { $name } says that the number in the invitation is not theirs: { $address }. Organisation: “{ $tenant }”.

    Ask the person for the number and correct it: the former link stops working, and the new one is for the right number. All invitations: /invites

invitation-expired-subject = Invitation expired: { $name }
invitation-expired-text =
    { $name } has not accepted the invitation to the organisation “{ $tenant }”, and its time is over. It went to { $address }.

    Send the invitation again, and the link will work once more. All invitations: /invites

connection-expired-subject = Request not answered: { $name }
connection-expired-text =
    { $name } has not answered the request from the organisation “{ $tenant }”, and its time is over. It went to { $address }.

    Ask again if it is still needed. All invitations: /invites

invitation-hand-on-subject = Hand on the link again: { $name }
invitation-hand-on-text =
    { $name } has not accepted the invitation to the organisation “{ $tenant }” yet, and its time is nearly over.

    I cannot write to { $address } myself. Hand on the link again. All invitations: /invites

invitation-wished-subject = { $name } asks for a new invitation
invitation-wished-text =
    { $name } asks for a new invitation to the organisation “{ $tenant }”. What became of the former one: { $ending ->
        [invitation-expired] it expired
        [invitation-revoked] it was revoked
        [invitation-declined] it was declined
       *[invitation-superseded] an old link was opened, a newer one works
    }.

    It went to { $address }. A new one will go there, too, and not to the chat that asks: an old link may have got into wrong hands. All invitations: /invites

invitation-add = Invite again
invitation-correct = Correct the address
invitation-link = Show the link
invitation-refuse = Not needed
invitation-renew = Send a new one
invitation-resend = Send again
invitation-retry = Try again

## A reminder for whoever is invited

invitation-reminder-subject = Invitation to “{ $tenant }”: { $days } { $days ->
    [one] day
   *[other] days
} left
invitation-reminder-text =
    Hello, { $name }.

    { $inviter } is waiting for you in the organisation “{ $tenant }”. You will be: { $tenant_role } (role: { $role }).

    The applications that will be open to you:
    { $applications }

    The link works for { $days } more { $days ->
        [one] day
       *[other] days
    }. Open it in Telegram and answer the invitation.

    { $link }

    If you do not need this, decline by the link, and I will not remind you again.
invitation-reminder-short = { $inviter } waits for you at “{ $tenant }” for { $days } more { $days ->
    [one] day
   *[other] days
}. Open in Telegram: { $link }
invitation-reminder-button = Accept the invitation

connection-reminder-subject = You are awaited in the organisation “{ $tenant }”
connection-reminder-text =
    Hello, { $name }.

    { $inviter } is waiting for your answer: you are invited to the organisation “{ $tenant }”. You will be: { $tenant_role } (role: { $role }).

    The applications that will be open to you:
    { $applications }

    The link works for { $days } more { $days ->
        [one] day
       *[other] days
    }. Open it in Telegram and say whether you agree.

    { $link }
connection-reminder-short = { $inviter } waits for your answer: “{ $tenant }”, { $days } more { $days ->
    [one] day
   *[other] days
}. Answer in Telegram: { $link }
connection-reminder-button = Answer the invitation

connection-reminder-request-subject = You are awaited in the organisation “{ $tenant }”
connection-reminder-request-text =
    { $name }, you are still invited to the organisation “{ $tenant }” by { $inviter }.

    You will be: { $tenant_role } (role: { $role }).

    The applications that will be open to you:
    { $applications }

    You can answer for { $days } more { $days ->
        [one] day
       *[other] days
    }.

## The answer to whoever asked for a new invitation

invitation-code-lost-subject = The code did not arrive
invitation-code-lost-text =
    { $kind ->
        [phone] The code did not reach this number. Press “Share my number”, or ask { $inviter } to correct the address.
       *[email] The letter with the code did not reach { $address }. Ask { $inviter } to correct the address.
    }

invitation-wish-sent-subject = The invitation was sent again
invitation-wish-sent-text =
    The invitation to the organisation “{ $tenant }” was sent again.

    Open the new link: it comes to where you were invited, or { $inviter } hands it on to you. I do not send it here, so that nobody gets it who has found an old one.

invitation-wish-refused-subject = There will be no new invitation
invitation-wish-refused-text =
    There will be no new invitation to the organisation “{ $tenant }” for now.

    If that is a mistake, talk to whoever invited you: { $inviter }.

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

role-changed-subject = A new role in “{ $tenant }”
role-changed-text = Your role is now “{ $role }”. What is open to you: /my

support-appointed-subject = You are a support agent now
support-appointed-text =
    Hello, { $name }.

    You are a support agent now. You see what is open to people and why something is closed, but neither their passwords nor their whole addresses.

    To find a person: /access. To ask one question: /why. Every look-up is written to the journal.
support-dismissed-subject = You are no longer a support agent
support-dismissed-text =
    Hello, { $name }.

    You are no longer a support agent and do not see other people’s access. Your own organisations and applications are as they were: /my.

## Requests to be let in by a link

join-request-subject = { $name } asks to join “{ $tenant }”

join-request-text =
    { $name } asks to join the organisation “{ $tenant }”.

    { $phone ->
        [none] This person has an account already.
       *[other] The phone is proven: { $phone }
    }
    Role: { $role }
    Link: “{ $link }”, places left: { $left }

join-allow = Let in
join-decline = Decline
join-go-on = Choose a password
join-look = Have a look

join-allowed-subject = You are welcome in “{ $tenant }”

join-allowed-text =
    { $by } has let you into the organisation “{ $tenant }”. Role: { $role }.

    All that is left is a password of your own.

join-connected-subject = You are in “{ $tenant }”

join-connected-text =
    { $by } has let you into the organisation “{ $tenant }”. Role: { $role }.

    Your applications: /my

join-declined-subject = “{ $tenant }” has not let you in

join-declined-text =
    { $by } has not let you into the organisation “{ $tenant }”.

    If that is a mistake, talk to an administrator of the organisation.

join-picked-subject = { $by } asks you to join “{ $tenant }”

join-picked-text =
    { $by } asks you to join the organisation “{ $tenant }”. Role: { $role }.

    What it opens to you:
    { $applications }

    No new password is needed.

join-came-subject = { $name } is in “{ $tenant }” now

join-came-text =
    { $name } is in the organisation “{ $tenant }” now. Role: { $role }.

## What a letter shows besides

letter-copy-code = Copy the code
letter-qr = QR code with the same link
letter-qr-caption = Reading this on a computer? Point your phone’s camera at the code.

## One's own sign-in: what has changed, and how to take it back

recovery-code-subject = Code for a new password

recovery-code-text =
    Hello.

    With this code a new password is set for your account:

    { $code }

    Type it in the chat in which you asked for it. The code works for { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }, and only once.

    Tell it to nobody, not even to support. If you asked for nothing, do nothing: without the code your password stays as it is.

recovery-code-short = Propusk: your code for a new password is { $code }. Tell it to nobody.

password-changed-subject = Your password was changed

password-changed-text =
    Hello { $name }.

    The password of your account was changed. The former one no longer works, and from now on only the chat in which it was changed is signed in.

    If it was you, there is nothing to do. If not, set a new password at once, by this link:

    { $link }

    { $managers ->
        [none] It does not work? Turn to the administrator of your organisation.
       *[other] It does not work? Turn to those who manage your organisation: { $managers }.
    }

password-changed-button = Take my account back
password-changed-short = Propusk: the password of your account was changed. If it was not you: { $link }

login-changed-subject = Your login was changed

login-changed-text =
    Hello { $name }.

    The login of your account was changed. It was: { $before }. Now it is: { $after }.

    If it was you, there is nothing to do. If not, set a new password at once, by this link:

    { $link }

    { $managers ->
        [none] It does not work? Turn to the administrator of your organisation.
       *[other] It does not work? Turn to those who manage your organisation: { $managers }.
    }

login-changed-button = Take my account back
login-changed-short = Propusk: the login of your account was changed. If it was not you: { $link }

address-changed-subject = { $type ->
    [PHONE] The phone of your account was { $before ->
        [none] added
       *[other] changed
    }
   *[other] The e-mail of your account was { $before ->
        [none] added
       *[other] changed
    }
}

address-changed-text =
    Hello { $name }.

    { $type ->
        [PHONE] { $before ->
            [none] A phone was added to your account.
           *[other] The phone of your account was changed.
        }
       *[other] { $before ->
            [none] An e-mail was added to your account.
           *[other] The e-mail of your account was changed.
        }
    } { $before ->
        [none] {""}
       *[other] It was: { $before }.{" "}
    }{ $after ->
        [none] Now there is none.
       *[other] Now it is: { $after }.
    }

    If it was you, there is nothing to do. If not, set a new password at once, by this link:

    { $link }

    { $managers ->
        [none] It does not work? Turn to the administrator of your organisation.
       *[other] It does not work? Turn to those who manage your organisation: { $managers }.
    }

address-changed-button = Take my account back
address-changed-short = Propusk: { $type ->
    [PHONE] { $before ->
        [none] a phone was added to your account.
       *[other] the phone of your account was changed.
    }
   *[other] { $before ->
        [none] an e-mail was added to your account.
       *[other] the e-mail of your account was changed.
    }
} If it was not you: { $link }

chat-changed-subject = Signed in from another Telegram

chat-changed-text =
    { $name }, somebody has signed in to your account from another Telegram{ $chat ->
        [none] .
       *[other] : { $chat }.
    } Here it is not open any more.

    If it was you, there is nothing to do. If not, press “It was not me”: that sign-in is closed, the present password stops working, and you set a new one.

chat-changed-not-me = It was not me

chat-returned-subject = Sign-in undone, password reset

chat-returned-text =
    Hello { $name }.

    The chat in which your account was open before has answered “It was not me”. So the sign-in from the other chat is closed, the former password no longer works, and an e-mail or phone confirmed since then counts as not confirmed.

    If it was not you who pressed “It was not me”, set a new password by this link:

    { $link }

    { $managers ->
        [none] It does not work? Turn to the administrator of your organisation.
       *[other] It does not work? Turn to those who manage your organisation: { $managers }.
    }

chat-returned-button = Take my account back
chat-returned-short = Propusk: a sign-in to your account was undone and the password reset. If it was not you: { $link }

password-handed-over-subject = You were given a new password

password-handed-over-text =
    { $name }, you were given a new password. By whom: { $manager }, organisation “{ $tenant }”.

    The former one no longer works, and your account is no longer open here. Press /start and sign in with the new one: I will ask you for one of your own. If you did not ask for it, ask who gave it to you.

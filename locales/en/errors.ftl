# What to say when something cannot be done: always with how to do it right.

screen-outdated = This screen is out of date. Below is what is open now.
button-outdated = This button no longer works. Press /start to see what there is now.
group-only-private = I work in private chats only: write to me, @{ $bot }. I am leaving this group.
error-unexpected = Something went wrong, and it is not your fault. Please try again; if that does not help, press /start.

in-seconds = in { $n } { $n ->
    [one] second
   *[other] seconds
}
in-minutes = in { $n } { $n ->
    [one] minute
   *[other] minutes
}
in-hours = in { $n } { $n ->
    [one] hour
   *[other] hours
}
in-a-while = a little later
in-some-way = changes this

## Who may do what

error-not-a-manager = Only an owner or an administrator of the organisation can do this. Ask one of them.
error-actor-may-not-add-people = { error-not-a-manager }
error-tenant-role-not-assignable = You cannot give this role in the organisation. Keep "User", or ask an owner.
error-role-needs-servicing-tenant = Only a servicing organisation has operators. Choose another role.
error-exceeds-own-rights = You can give only the rights that you have yourself. Take out the rest, or ask an owner.
error-target-protected = Only an owner of the organisation can change this person. Ask an owner.
error-role-protected = An owner or an administrator of the organisation has this role, so only an owner can change it. Please ask the owner.
error-licence-not-paid = People cannot be invited until the licence is paid. Ask the owner of the organisation to pay for it.
error-personal-rights-off = In this organisation rights come from the role alone. Choose another role for this person.
error-provider-forbids = { $what ->
    [service] The provider has not allowed your organisation to service others yet. Write to support: /help.
    [invite] The provider has not allowed your organisation to invite new organisations yet. Write to support: /help.
    [subscribe] The provider has not allowed your organisation to subscribe others to tariffs yet. Write to support: /help.
   *[none] Only the staff of the service can do this. If you need it, write to support: /help.
}
error-owners-only = Only the owner of the organisation can do this. Ask the owner.
error-journal-for-owners = Only an owner of the organisation reads the journal. Ask them to look.
error-not-an-operator = This is for an operator of a servicing organisation. Its owner can make somebody an operator: /people.
error-not-serviced = You do not service this organisation now. Its owner has to agree first: /servicing.
error-inviter-may-not-accept = You sent this invitation yourself. Pass the link on to the person you are inviting.
error-invitation-for-another = This invitation is for somebody else. Ask the administrator to invite you too.
error-sign-in-first = You have an account already and need no second password. Sign in with your login and password, and open the invitation again.
error-own-password-first = You are signed in with a password that was handed over to you. Make your own first: press /start.

## What is taken or has already happened

error-login-taken = This login is taken. Add a letter or a digit to it, or choose another one.
error-identifier-taken = This phone or e-mail belongs to somebody else. Check it for a typing mistake, or give another one.
error-already-a-member = This person is already in the organisation. The card is in the list: /people.
error-known-elsewhere = This person already uses the service and needs no new account. Connect them by this address, and I will ask them to agree.
error-account-elsewhere = This person uses the same login in another organisation, so a new password cannot be made: it would open that one, too. Let the person sign in with the password they have.
error-staff-member-taken = This staff member is already linked to somebody else. Choose another one from the list.
error-role-in-use = { $n ->
    [one] { $n } person has this role
   *[other] { $n } people have this role
}. Move them to another one first.
error-name-taken = The name “{ $name }” is already in use. Think of another one.
error-applications-full = The organisation already has { $applications_max } applications, and that is as many as fit. Remove one that nobody needs.
error-last-role = This is the organisation's last role. Create another one first.
error-last-owner = This is the only owner of the organisation. Make somebody else an owner first.
error-membership-ended = This person is no longer in the organisation. If you need them again, add them: /add.
error-not-yet-joined = This person has not come by the invitation yet. You can revoke the invitation on their card.
error-relation-exists = You already service the organisation “{ $tenant }”.
error-email-has-account = This e-mail already has an account. Enter with its login and password. If another invitation came to this e-mail, accept that one first.
error-already-done = This is already done, there is no need to repeat it.
error-already-claimed = The service already has an owner, and this link no longer works. Ask the owner for an invitation.
error-contact-taken = This Telegram is already linked to somebody else. Open the link in your own Telegram.
error-invitation-used = This invitation has already been accepted. Press /start to see your applications.
error-invitation-expired = This invitation has run out. Ask the administrator to send it again.
error-invitation-revoked = This invitation was withdrawn. If that is a mistake, ask the administrator for a new one.
error-invitation-declined = This invitation was declined. If you have changed your mind, ask the administrator for a new one.
error-invitation-superseded = A newer link has replaced this one. Open the last one that you were sent.
error-wish-refused = There will be no new invitation by this link. If that is a mistake, talk to whoever invited you.
error-address-proven = The person has proven this address already, so it is too late to change it. If it was the wrong person, revoke the invitation.
error-address-fixed = The address of this invitation cannot be changed. Revoke it and add the person again with the right address.
error-address-same = The invitation went to this very address. If it is right, send it again.

## What is not right in what was typed

error-email-required-for-role = Owners and administrators need an e-mail. Give one, or choose another role.
error-email-invalid = This does not look like an e-mail. Write it in full, for example anna@example.com.
error-phone-invalid = There is no such phone number. Check the digits and write it in full, for example { $example }.
error-identifier-unrecognised = Write a phone, for example { $example }, or an e-mail, for example anna@example.com.
error-name-invalid = Write the full name in no more than { $name_max } { $name_max ->
    [one] character
   *[other] characters
}, for example "Anna Petrova".
error-login-invalid = A login has from { $login_min } to { $login_max } { $login_max ->
    [one] character
   *[other] characters
}: letters, digits, dot, hyphen, underscore, plus and @, without spaces.
error-login-required = Write a login: without a phone and an e-mail it is the only way to sign in.
error-login-not-own-address = Only this person's own address can be the login. Take the phone or e-mail given here, or make up another login.
error-link-invalid = This link opens nothing. Copy the whole of it, for example https://example.com, without a name and password in it. Links to app stores begin with https.
error-country-unknown = This country is not in the list. Choose it with a button, or write its name in full.
error-time-zone-unknown = This time zone is not in the list. Choose it with a button, or write, for example, { $city }.
error-role-required = Choose a role: without one this person has no access.
error-staff-member-required = Choose a staff member from the list: otherwise it is not clear whose records to show.
error-session-limit-invalid = Write a number from 1 to { $session_max }, or remove the limit.
error-history-days-invalid = Write a number of days from 0 to { $history_days_max }, or open all days.
error-term-invalid = This date has already passed. Choose a later one.
error-term-not-for-managers = Owners and administrators have no end date. Remove the date, or leave this person a user.
error-why-too-long = Please write less: { $why_max } { $why_max ->
    [one] character
   *[other] characters
} at most.
error-password-too-short = { $length } of { $password_min } { $password_min ->
    [one] character
   *[other] characters
} so far: add one more word.
error-password-too-long = The password is too long: it can have at most { $password_max } { $password_max ->
    [one] character
   *[other] characters
}. A phrase of four words is enough.
error-password-common = Many people have this password, so it is among the first that are tried. Write four words that have nothing to do with each other.
error-password-personal = The password contains a name or a login that is easy to find out. Make up a phrase without them.
error-password-repeats = The password repeats itself or runs along the keyboard. Write four different words.
error-password-guessable = This password is easy to guess. Add a word or two that have nothing to do with the rest.
error-password-same = This is the password you had before. Make up a new one.
error-code-wrong = The code is not right. Look it up in the latest message or letter and write it again.{ $tries_left ->
    [none] {""}
    [one] {" "}{ $tries_left } try is left.
   *[other] {" "}{ $tries_left } tries are left.
}
error-code-expired = The time of this code is over. Ask for a new one.
error-code-undeliverable = I cannot send a code to this address. Please confirm it another way.
error-consent-wrong = This consent code does not fit: it has a mistake in it, or was used already, or its time is over. Ask the person for a new one; they make it with /consent.
error-contact-not-own = This is somebody else's number. Press the button below the input field to send your own.
error-phone-not-the-invited = The invitation went to another number{ $ending ->
    [none] {""}
   *[other] , it ends in …{ $ending }
}. If it is wrong there, ask the administrator to correct it.
error-address-not-proven = First confirm your phone or e-mail.
error-services-itself = This is the number of your own organisation. Type the number of the one that you want to service.
error-credentials-wrong = The login or the password is not right. Please try again.

## What is not there

error-person-unknown = Nobody was found. Check the spelling, or try a phone, an e-mail or a login.
error-tenant-unknown = There is no such organisation, or it is not open to you. Press /start to see yours.
error-template-unknown = There is no such template. Choose one from the list.
error-role-unknown = This role no longer exists. Choose another one.
error-application-unknown = The application was not found or is not open to you. Ask the owner or an administrator.
error-staff-member-unknown = This staff member is no longer in the list. Choose another one.
error-permission-unknown = This permission no longer exists. Open the screen again and choose another one.
error-in-app-role-unknown = This role no longer exists in the application. Open the screen again and choose another one.
error-invitation-unknown = There is no invitation behind this link. Open it straight from the letter, or ask for it to be sent again.
error-request-unknown = There is no such request. New ones come to this chat by themselves.
error-claim-unknown = This link does not work. Take the latest one: the service prints it at every start.
error-tenant-number-unknown = There is no organisation with the number { $number }. Ask its owner, who sees the number in the section /servicing.
error-relation-unknown = This is no longer there. Open /servicing to see what there is now.
error-tariff-unknown = This tariff is no longer there. Choose another one.

## What is too often

error-code-too-soon = The code is on its way. You can ask for a new one { $wait }.
error-code-too-many = Too many codes have been sent. You can ask for the next one { $wait }.
error-code-tries-spent = There are no tries left, this code will not work any more. Ask for a new one.
error-requests-too-many = You have sent as many requests as a day allows. You can send the next one { $wait }.
error-wishes-too-many = A new invitation was asked for several times today. Try tomorrow, or write to whoever invited you.
error-consent-too-many = Too many codes did not fit. The next one can be typed { $wait }.
error-too-busy = There are many requests just now. Wait a few seconds and try again.
error-own-role = Only an owner of the organisation changes his own role and rights. Please ask the owner.
error-already-asked = You have asked for this already, there is no answer yet. It will come here.
error-request-answered = This request is answered already, by { $by }: { $answer ->
    [ALLOWED] allowed
   *[DECLINED] declined
}.
error-still-closed = This is still closed to the person. First change the role (/roles), or the rights on the person's card (/people).
error-changed-meanwhile = { $by ->
    [none] This has just been changed. Look at what it says now, and press again.
   *[other] Somebody was quicker: { $by } { $what }. Look at what it says now, and press again.
}
error-provider-protected = The owner of the service can be neither suspended nor deactivated.
error-tenant-not-servicing = First allow this organisation to service others.
error-tariff-days-invalid = Write the term as a number of days, from 1 to { $tariff_days_max }.

## Joining by a link for many

error-joining-paused = “{ $tenant }” takes nobody in at the moment. Ask an administrator of the organisation when you can join.
error-group-link-for-others = This link was made for other people. Ask an administrator of the organisation to invite you, too.
error-group-link-closed = This link has been closed. Ask an administrator of the organisation for a new one.
error-group-link-ended = The time of this link is over. Ask an administrator of the organisation for a new one.
error-group-link-full = All places of this link are taken. Ask an administrator of the organisation to add one, or to invite you.
error-group-link-superseded = This link has been replaced. Scan the code on the wall again, or ask an administrator for the new link.
error-group-links-too-many = There are { $n } open links already, and no more are possible. Close those that are not needed: /links.
error-group-link-unknown = There is no such link. See whether it was copied whole, or ask an administrator for a new one.
error-group-seats-invalid = Write how many people may join by the link: a number from { $min } to { $max }.
error-group-link-end-invalid = A link may last from today, and no longer than { $max } days. Write another day.
error-join-answered = This has been answered: { $by }, { $answer ->
    [ALLOWED] let in
   *[DECLINED] declined
}.
error-join-withdrawn = The person has changed their mind and taken the request back. No answer is needed.
error-join-signed-out = The person has signed out of the account with which they asked. Decline: they sign in and ask again.
error-join-tries-spent = You have asked by this link several times. Talk to an administrator of the organisation, who can invite you himself.
error-joins-too-many = { $n } requests of yours still wait for an answer. Wait for it, or take one of them back.
error-you-are-a-member = You are in “{ $tenant }” already. This link is for those who are not there yet: send it on to them.
error-you-are-invited = You have been invited to “{ $tenant }” personally. Open that invitation: press /start, or the link in the letter.
error-picked-are-members = Everybody you have chosen is in the organisation already. Their cards are in the list: /people.
error-picked-nobody = Choose from one to { $max } people.

## A list of people

error-file-unreadable = This file could not be read. Save the table as .xlsx or .csv and send it again.
error-file-too-large = The file is too large: up to { $file_mb } MB can be read. Remove further sheets and pictures, or divide the list.
error-file-empty = There is nobody in this file. The first line names the columns, people stand below.
error-too-many-rows = There are too many people in this file: up to { $rows_max } at a time. Divide the list.
error-columns-unknown = { $missing ->
    [name] I found no column with names.
    [address] I found no column with phones or e-mails.
   *[both] I found no columns with names and with phones or e-mails.
} Name them in the first line, for example: Full name, Phone, E-mail. { $found ->
    [none] {""}
   *[other] Now there is: { $found }.
}
error-address-required = A phone or an e-mail is needed. Add those who have neither one by one: /add.
error-role-name-unknown = There is no such role: “{ $said }”. There are: { $known }.
error-user-type-unknown = I do not understand who this is: “{ $said }”. Write “employee”, “customer”, or both with a comma.
error-tenant-role-unknown = I do not understand the role in the organisation: “{ $said }”. Write “user”, “administrator” or “owner”, or leave it empty.
error-language-unknown = I do not know this language: “{ $said }”. Write “Russian”, “English” or “Kazakh”, or leave it empty.
error-twice-in-file = This person is in line { $line } already.
error-row-failed = Inviting did not work, and it is not your fault. Send this line again; if that does not help, add the person by themselves: /add.
error-import-unknown = This list is gone. Please send the file again.
error-nobody-to-invite = There is nobody to invite: no line of the list is ready.

## One's own sign-in

error-password-first = First show that it is you: type your present password.
error-password-wrong = That is not the password. Type it again, or press “Forgot password?”.
error-password-wait = The password was wrong several times in a row. You can try again { $wait }.
error-password-tries-spent = The password was wrong too many times, now only a new one helps. Press “Forgot password?”.
error-address-yours-already = This address of yours is confirmed already. Type another one.
error-address-not-of-account = Your account has no such confirmed address. Type one of your own. To take another account back, open me in the Telegram in which it is to be used.
error-recovery-over = The time is over. Begin again: /recover
error-not-me-too-late = This sign-in cannot be undone any more. To take your account back, set a new password: /recover
error-chat-change-unknown = This sign-in can be undone only from the chat that was told of it.
error-address-change-unknown = This change is finished already. See how things stand: /account

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

## Who may do what

error-not-a-manager = Only an owner or an administrator of the organisation can do this. Ask one of them.
error-actor-may-not-add-people = Only an owner or an administrator of the organisation can add people. Ask one of them.
error-tenant-role-not-assignable = You cannot give this role in the organisation. Keep "User", or ask an owner.
error-role-needs-servicing-tenant = Only a servicing organisation has operators. Choose another role.
error-exceeds-own-rights = You can give only the rights that you have yourself. Take out the rest, or ask an owner.
error-target-protected = Only an owner of the organisation can change this person. Ask an owner.
error-licence-not-paid = People cannot be invited until the licence is paid. Ask the owner of the organisation to pay for it.
error-personal-rights-off = In this organisation rights come from the role alone. Choose another role for this person.
error-provider-forbids = Only the staff of the service can do this. If you need it, write to support: /help.
error-inviter-may-not-accept = You sent this invitation yourself. Pass the link on to the person you are inviting.
error-invitation-for-another = This invitation is for somebody else. Ask the administrator to invite you too.

## What is taken or has already happened

error-login-taken = This login is taken. Add a letter or a digit to it, or choose another one.
error-identifier-taken = This phone or e-mail belongs to somebody else. Check it for a typing mistake, or give another one.
error-already-a-member = This person is already in the organisation. The card is in the list: /people.
error-known-elsewhere = This person already uses the service. Connecting such a person to one more organisation is not possible yet: it comes later.
error-staff-member-taken = This staff member is already linked to somebody else. Choose another one from the list.
error-already-done = This is already done, there is no need to repeat it.
error-already-claimed = The service already has an owner, and this link no longer works. Ask the owner for an invitation.
error-contact-taken = This Telegram is already linked to somebody else. Open the link in your own Telegram.
error-invitation-used = This invitation has already been accepted. Press /start to see your applications.
error-invitation-expired = This invitation has run out. Ask the administrator to send it again.
error-invitation-revoked = This invitation was withdrawn. If that is a mistake, ask the administrator for a new one.
error-invitation-declined = This invitation was declined. If you have changed your mind, ask the administrator for a new one.
error-invitation-superseded = A newer link has replaced this one. Open the last one that you were sent.

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
error-country-unknown = This country is not in the list. Choose it with a button, or write its name in full.
error-time-zone-unknown = This time zone is not in the list. Choose it with a button, or write, for example, Europe/Moscow.
error-role-required = Choose a role: without one this person has no access.
error-password-too-short = The password is short: it needs at least { $password_min } { $password_min ->
    [one] character
   *[other] characters
}. A phrase of four words is the easiest.
error-password-too-long = The password is too long: it can have at most { $password_max } { $password_max ->
    [one] character
   *[other] characters
}. A phrase of four words is enough.
error-password-common = Many people have this password, so it is among the first that are tried. Write four words that have nothing to do with each other.
error-password-personal = The password contains a name or a login that is easy to find out. Make up a phrase without them.
error-password-repeats = The password repeats itself or runs along the keyboard. Write four different words.
error-password-guessable = This password is easy to guess. Add a word or two that have nothing to do with the rest.
error-password-same = This is the password you had before. Make up a new one.
error-code-wrong = The code is not right. Look it up in the latest letter and write it again.{ $tries_left ->
    [none] {""}
    [one] {" "}{ $tries_left } try is left.
   *[other] {" "}{ $tries_left } tries are left.
}
error-code-expired = The time of this code is over. Ask for a new one.
error-contact-not-own = This is somebody else's number. Press the button below the input field to send your own.
error-phone-not-the-invited = The invitation went to another number{ $ending ->
    [none] {""}
   *[other] , it ends in …{ $ending }
}. If it is wrong there, ask the administrator to correct it.
error-address-not-proven = First confirm your phone or e-mail.
error-credentials-wrong = The login or the password is not right. Please try again.

## What is not there

error-person-unknown = Nobody was found. Check the spelling, or try a phone, an e-mail or a login.
error-tenant-unknown = There is no such organisation, or it is not open to you. Press /start to see yours.
error-template-unknown = There is no such template. Choose one from the list.
error-role-unknown = This role no longer exists. Choose another one.
error-application-unknown = The application was not found or is not open to you. Ask the owner or an administrator.
error-staff-member-unknown = This staff member is no longer in the list. Choose another one.
error-invitation-unknown = There is no invitation behind this link. Open it straight from the letter, or ask for it to be sent again.
error-claim-unknown = This link does not work. Take the latest one: the service prints it at every start.

## What is too often

error-code-too-soon = The code is on its way. You can ask for a new one { $wait }.
error-code-too-many = Too many codes have been sent. You can ask for the next one { $wait }.
error-code-tries-spent = There are no tries left, this code will not work any more. Ask for a new one.
error-too-busy = There are many requests just now. Wait a few seconds and try again.
error-own-role = Only an owner of the organisation changes his own role and rights. Please ask the owner.
error-changed-meanwhile = { $by ->
    [none] This has just been changed. Look at what it says now, and press again.
   *[other] { $by } has just changed this. Look at what it says now, and press again.
}

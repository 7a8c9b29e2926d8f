# Words that many screens share.

button-back = Back
button-next = Next
button-cancel = Cancel
button-menu = To the menu
button-skip = Skip
button-send-again = Send again
button-share-number = Share my number
button-forgotten = Forgot password?
code-again =
    {""}
    { $wait ->
        [none] It has not come? Press “Send again”.
       *[other] A new code can be asked for { $wait }.
    }

input-text-wanted = Please answer with plain text.
input-button-wanted = Please press one of the buttons below.
input-password-wanted = The password has to be plain text.
input-password-question = That looks like a question. Make up a phrase of four words: it becomes your password. Leave out the question mark at its end, and I will take it.
password-not-erased = Telegram would not delete the message with the password. Please delete it yourself: press it and choose “Delete” for everyone.

language-ru = Русский
language-en = English
language-kk = Қазақша

tenant-role-owner = owner of the organisation
tenant-role-administrator = administrator of the organisation
tenant-role-user = user of the organisation
tenant-role-servicing_operator = operator of the servicing organisation

right-none = no access
right-launch = launch
right-launch_admin = launch and administration

identifier-email = e-mail
identifier-phone = phone
sent-by = { $type ->
    [PHONE] text message to { $address }
   *[EMAIL] letter to { $address }
}

state-active = active
state-suspended = suspended
state-ended = no longer in the organisation
state-invited = invited
state-invitation_issued = invited
state-invitation_delivered = invitation sent
state-invitation_undeliverable = did not arrive
state-invitation_opened = has opened the invitation
state-invitation_confirmed = choosing a password
state-invitation_expired = invitation expired
state-invitation_revoked = invitation revoked
state-invitation_declined = declined
state-invitation_accepted = accepted the invitation

failure-address-refused = there is no such address or number, or it takes no messages
failure-mailbox-unknown = there is no recipient with this address
failure-gone = the recipient has deleted this Telegram
failure-blocked = the recipient does not accept our messages
failure-rejected = the message was rejected
failure-busy = the message kept being put off
failure-unreachable = the delivery service does not answer
failure-misconfigured = the sending of messages is set up wrongly, please tell support
failure-unexpected = an error on our side
failure-expired = the message could not be sent in time
failure-not-arrived = the message did not reach the person in time

## Permissions: the same words for a role and for a person

right-switches = Press to switch: ⬜ no access, ▶ launch, ⚙ launch and administration.
application-right = { $name }: { $right }
permission-line = { $number }. { $mark } { $name }
permission-needs = ↳ only together with { $names }
permission-lacks = ↳ has no effect without { $names }
permission-shows = ↳ shows client contacts: { $fields }
permission-along = Given along with it: { $names }
permission-stopped = No longer in effect: { $names }
permissions-in-block = { $block } · { $n } of { $all }
permissions-locked = { $mark } You do not have these yourself, so only an owner can give them.
contacts-state = { $n ->
    [0] Client contacts: hidden
    [one] Client contacts: shown by { $n } permission
   *[other] Client contacts: shown by { $n } permissions
}
contacts-shown =
    <b>{ $name }</b> · client contacts
    Phones and e-mails of clients are shown by these permissions:
contacts-of-block = <b>{ $block }</b>
contacts-shown-by = • { $name }: { $fields }
contacts-button = Client contacts
contacts-hide = Hide client contacts
contacts-hidden = Client contacts are hidden
past-days = Past days of the journal: { $days ->
    [all] all are shown
    [0] none is shown
    [one] { $days } day
   *[other] { $days } days
}
past-days-item = { $days ->
    [all] All days
    [0] From today on
    [one] { $days } day
   *[other] { $days } days
}
list-more = …and { $n } more

day-today = today
day-tomorrow = tomorrow

# Invitations that nobody has answered yet.

invites-title = <b>Invitations</b> · { $tenant }
invites-none =
    Everybody whom you invited has answered.

    To invite somebody else, press “Add a person”: a phone or an e-mail is enough.
invites-none-such = There is nobody here now.
invites-page = Page { $number } of { $pages }
invites-chip = { $only ->
    [waiting] Waiting
    [expired] Expired
    [undeliverable] Not delivered
   *[all] All
} · { $n }
invites-standing = { $standing ->
    [expired] expired
    [undeliverable] not delivered
   *[waiting] waiting
}
invites-row =
    <b>{ $name }</b> · { $standing ->
        [expired] expired
        [undeliverable] not delivered
       *[waiting] waiting for an answer
    }
    { $way }
    { $ago } · { $by }
invites-by = { $kind ->
    [sent] { $address }
    [asked] asked: { $address }
   *[by-hand] link handed on, { $address }
}
invites-ago = { $days ->
    [0] today
    [1] yesterday
    [one] { $days } day ago
   *[other] { $days } days ago
}

invites-card = <b>{ $name }</b> · { $tenant }
invites-card-state = { $state ->
    [undeliverable] The invitation did not arrive
    [opened] The invitation was opened, there is no answer yet
    [confirmed] Only the password is left to be chosen
    [expired] The invitation has expired
   *[other] The invitation waits for an answer
}
invites-card-by = Where to: { $way }
invites-way = { $channel ->
    [sms] SMS to
   *[email] Letter to
} { $address }: { $state ->
    [sent] sent
    [taken] taken by the operator
    [failed] not delivered, { $why }
    [again] { $again }
   *[queued] on its way
}
invites-tried-again = not going out yet, trying again
invites-card-until = { $over ->
    [yes] Its time was over on { $day }
   *[no] Works until { $day }
}
invites-card-invited = Invited by { $by }, { $ago }
invites-card-protected = This is an invitation of an owner or administrator: only an owner can change it.
invites-card-gone = This invitation is no longer here: it was answered or revoked. Look at the others.
invites-qr = Show the QR
invites-resend = Send again
invites-revoke = Revoke
invites-person = Open the person’s card

invites-resend-question =
    Send the invitation again? To: <b>{ $name }</b>.

    The former link stops working. { $asks ->
        [yes] The person is asked anew.
       *[no] { $ways ->
            [none] You hand on the new one yourself.
           *[other] The new one goes as a { $ways }.
        }
    }
invites-resend-yes = Send
invites-resent = { $ways ->
    [none] The request was sent again.
   *[other] Sending again: { $ways }.
} The former link does not work any more.
invites-resend-all = Send to all again
invites-resend-all-question =
    { $n ->
        [one] Send { $n } invitation again?
       *[other] Send { $n } invitations again?
    } To: <b>{ $names }</b>.

    { $n ->
        [1] The former link stops working.
       *[other] The former links stop working.
    }
invites-resend-all-nobody = There is nobody left to send to again.
invites-resent-all = { $n ->
    [one] { $n } invitation was sent again.
   *[other] { $n } invitations were sent again.
}
invites-resent-by-hand = Please hand on the new link yourself, it is on the card: { $names }.
invites-not-resent = Not sent: { $names }.
invites-revoke-question =
    Revoke the invitation? To: <b>{ $name }</b>, { $address }.

    The link stops working, and the person leaves the list. You can add them again.
invites-revoke-yes = Revoke
invites-revoked = The invitation is revoked

invites-address =
    The invitation for <b>{ $name }</b> went to { $address }.

    Type the right phone or e-mail, or send a contact from the address book. The former link stops working, and a new one goes to the new address.
invites-corrected = The address is corrected. Sending: { $ways }. The former link does not work any more.
invites-login-too = The login changes, too: { $login }.

invites-sent-again = { $ways ->
    [none] The request was sent again: { $name }.
   *[other] Sending again: { $name }, { $ways }.
}
invites-link-again = A new link for { $name } is ready, the former one does not work any more. Hand it on yourself.
invites-wish-refused = Very well. There will be no new invitation: { $name }.

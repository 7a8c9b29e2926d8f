# Servicing: who services whom, invited organisations, subscriptions, reports.

## Letters and messages

servicing-asked-subject = A request to service you: “{ $servicing }”
servicing-asked-text =
    “{ $servicing }” asks whether it may service your organisation “{ $tenant }”.

    If you agree, “{ $servicing }” can subscribe it to tariffs and gets reports on its subscriptions. It does not see its people, roles or data. You can end this on any day.

    Answer with a button here, or in the section /servicing.
servicing-to-accept = Agree
servicing-to-decline = Decline

servicing-accepted-subject = Servicing agreed: “{ $tenant }”
servicing-accepted-text = The organisation “{ $tenant }” has agreed: “{ $servicing }” services it now. The section: /servicing.

servicing-declined-subject = Servicing declined: “{ $servicing }”
servicing-declined-text = The organisation number { $number } has declined to be serviced. If that was a mistake, talk to its owner and ask again: /servicing.

servicing-ended-subject = Servicing has ended: “{ $tenant }”
servicing-ended-text = “{ $servicing }” no longer services the organisation “{ $tenant }”. Subscriptions that are there run until their last day.

tenant-invitation-subject = Invitation to the service: “{ $tenant }”
tenant-invitation-text =
    Hello.

    { $inviter } of the organisation “{ $servicing }” invites your organisation “{ $tenant }” to the service. You will be its owner.

    The first { $days } { $days ->
        [one] day is
       *[other] days are
    } a trial. Your organisation will be serviced by “{ $servicing }”: it subscribes you to tariffs and looks after their terms. It does not see your people or data.

    Open the link in Telegram: there you prove your e-mail and answer a few questions. It takes about three minutes.

    { $link }

    The link is for you only, so please do not forward it. If you do not know who is inviting you, simply delete this letter, or decline by the link.
tenant-invitation-button = Open the invitation

tenant-invitation-accepted-subject = Invitation accepted: “{ $called }”
tenant-invitation-accepted-text = The organisation “{ $tenant }” has begun, and “{ $servicing }” services it now. The section: /servicing.

tenant-invitation-declined-subject = Invitation declined: “{ $called }”
tenant-invitation-declined-text = The owner of the organisation “{ $called }” ({ $address }) has declined the invitation to the service. If that was a mistake, talk to the owner and invite again: /servicing.

tenant-invitation-undeliverable-subject = Invitation not delivered: “{ $called }”
tenant-invitation-undeliverable-text =
    The letter that invites the organisation “{ $called }” was not delivered. Address: { $address }. Why: { $why }.

    { $ours ->
        [yes] The address is fine. Copy the link and hand it on yourself, or send the letter again later: /servicing
       *[no] Open the section /servicing: there you can send the letter again, copy the link, or revoke the invitation and send a new one to the right address.
    }
tenant-invitation-open = Open the invitation

servicing-report-subject = Servicing report: { $day }
servicing-report-text =
    Hello.

    Subscriptions of the organisations that “{ $servicing }” services ({ $day }).

    { $body }

    To prolong a subscription or make a new one, open the section /servicing in Telegram.
servicing-report-made = New:
servicing-report-ends = Ending soon:
servicing-report-line = • “{ $tenant }”: tariff “{ $tariff }”, last day { $day }
servicing-report-more = • and { $n } more

## The section's beginning

servicing-title = <b>{ $tenant }</b>: servicing
servicing-nobody = { $who ->
    [owner] Your organisation may service others, and services none so far. Ask the owner of another organisation for its number and send a request, or let your operator invite a new organisation.
   *[operator] You service nobody so far. { $invites ->
        [yes] Invite a new organisation, or ask
       *[no] Ask
    } your owner to agree with one that already uses the service.
}
servicing-counts-serviced = Organisations we service: { $n }
servicing-counts-asked = Requests without an answer yet: { $n }
servicing-counts-invited = Invited, not here yet: { $n }
servicing-counts-ending = Subscriptions that end soon: { $n }
servicing-counts-requests = Ask whether they may service us: { $n }
servicing-counts-serviced-by = Service us: { $n }
servicing-not-serviced = Nobody services your organisation so far. If you need a servicing organisation, tell its owner the number of yours: a request will come, and you decide.
servicing-number = The number of your organisation: <b>{ $number }</b>
servicing-only-operators = Only operators invite new organisations and subscribe to tariffs. Make somebody an operator on their card: /people.
servicing-unreachable = Reports cannot reach you: you have no proven e-mail. Ask the administrator of your organisation to add one.
servicing-not-allowed = { $what ->
    [both] The provider has not allowed your organisation to invite new organisations or to subscribe to tariffs yet.
    [invite] The provider has not allowed your organisation to invite new organisations yet.
   *[subscribe] The provider has not allowed your organisation to subscribe to tariffs yet.
}

servicing-open-serviced = Whom we service
servicing-open-invited = Invited organisations
servicing-open-subscriptions = Subscriptions
servicing-open-serviced-by = Who services us

## Who services whom

servicing-serviced = Organisations that <b>{ $tenant }</b> services. Press one to look at it or to end it.
servicing-serviced-none = <b>{ $tenant }</b> services nobody so far. { $owner ->
    [yes] Begin with a request: it takes the number of another organisation, which its owner knows.
   *[no] The owner of your organisation can send a request to another one.
}
servicing-serviced-by = Who services <b>{ $tenant }</b>, or asks to. Press one to answer or to end it.
servicing-serviced-by-none = Nobody services <b>{ $tenant }</b> so far, and nobody asks to. Its number for a request: <b>{ $number }</b>
servicing-row-asked = No. { $number }, no answer yet
servicing-row-request = { $name }: a request
servicing-ask = Send a request

servicing-relation = { $kind ->
    [serviced] <b>{ $name }</b>, No. { $number }

    You service this organisation.
    [asked] <b>Organisation No. { $number }</b>

    It has not answered your request yet. You will see its name once it agrees.
    [serviced-by] <b>{ $name }</b>, No. { $number }

    Services your organisation: subscribes it to tariffs and gets reports on its subscriptions. It does not see your people, roles or data.
   *[request] <b>{ $name }</b>, No. { $number }

    Asks whether it may service your organisation: subscribe it to tariffs and get reports on its subscriptions. It does not see your people, roles or data. You can end this on any day.
}
servicing-accept = Agree
servicing-decline = Decline
servicing-accepted-now = Done: “{ $name }” services you now.
servicing-declined-now = You have declined “{ $name }”.
servicing-withdraw = Withdraw the request
servicing-end = End the servicing
servicing-end-question = { $kind ->
    [asked] Withdraw the request to the organisation No. { $number }? It will not see it any more. You can send a new one later.
    [serviced] Stop servicing <b>{ $name }</b>? Its owners will hear of it, and reports on it will stop. Subscriptions run until their last day. To begin again you need its consent.
   *[serviced-by] Should <b>{ $name }</b> no longer service your organisation? Its owners will hear of it. Subscriptions run until their last day.
}
servicing-end-yes = Yes, end it
servicing-withdraw-yes = Yes, withdraw it
servicing-ended-now = The servicing has ended.
servicing-withdrawn-now = The request is withdrawn.

servicing-ask-number =
    Type the number of the organisation that you want to service.

    Its owner knows it from the section /servicing. The request goes to its owners, and they answer.
servicing-number-wanted = The number has digits only, for example 12.
servicing-asked-now = The request is sent.

## Invited organisations

servicing-invited = Organisations that <b>{ $tenant }</b> invites. Press one to learn more.
servicing-invited-none = <b>{ $tenant }</b> has invited no organisation to the service so far. { $may ->
    [yes] Invite the first one: it takes its name and the e-mail of its future owner.
    [owner] Operators do this. Make somebody an operator on their card: /people.
   *[no] The provider can allow it to your organisation, write to support: /help.
}
servicing-state-issued = invited
servicing-state-undeliverable = letter not delivered
servicing-state-accepted = has begun
servicing-state-expired = run out
servicing-state-revoked = revoked
servicing-state-declined = declined
servicing-row-invited = { $name }: { $state }
servicing-invite = Invite an organisation

servicing-invitation =
    <b>{ $called }</b>: { $state }

    The owner's e-mail: { $address }
    Invited by: { $inviter }
servicing-invitation-why = Why it was not delivered: { $why }. Send the letter again, copy the link and pass it on yourself, or revoke the invitation.
servicing-invitation-until = The link is good until { $day }
servicing-copy-link = Copy the link
servicing-resent-now = The letter is on its way. The former link is dead.
servicing-revoke = Revoke the invitation
servicing-revoke-question = Revoke the invitation of <b>{ $called }</b>? The link in the letter will stop working. You can invite the organisation again later.
servicing-revoke-yes = Yes, revoke it

servicing-called =
    What is the organisation called that you invite?

    The letter will call it so. Its owner can change the name.
servicing-email =
    Which e-mail gets the invitation to the service for <b>{ $called }</b>?

    It is the e-mail of the future owner, who will prove it.
servicing-send =
    Check that everything is right.

    Organisation: <b>{ $called }</b>
    The owner's e-mail: <b>{ $email }</b>

    A letter with a link will go out. The organisation begins with a trial, and <b>{ $tenant }</b> will service it.
servicing-send-yes = Send the invitation
servicing-sent-now = The invitation is sent.

## Subscriptions

servicing-subscriptions = Subscriptions of the organisations that <b>{ $tenant }</b> services:
servicing-subscriptions-none = The organisations that <b>{ $tenant }</b> services have no subscriptions so far. { $may ->
    [yes] Make the first one: it takes an organisation and a tariff.
    [owner] Operators make them. Make somebody an operator on their card: /people.
   *[no] The provider can allow it to your organisation, write to support: /help.
}
servicing-subscription = • <b>{ $name }</b>: tariff “{ $tariff }”, until { $day }{ $soon ->
    [yes] {" "}(ends soon)
   *[no] {""}
}
servicing-subscriptions-more = And { $n } more
servicing-subscribe = Subscribe to a tariff
servicing-whom = Which organisation shall be subscribed?
servicing-whom-none = There is nobody to subscribe: you service no organisation yet. Invite a new one, or ask your owner to agree with one that already uses the service.
servicing-tariff = Which tariff shall it be subscribed to?
servicing-tariff-none = The provider offers no tariff so far. Write to support: /help.
servicing-row-tariff = { $name }, { $days } { $days ->
    [one] day
   *[other] days
}
servicing-subscribe-question =
    Subscribe <b>{ $name }</b> to the tariff <b>{ $tariff }</b>?

    The subscription will run from { $since } to { $until }
servicing-subscribe-yes = Yes, subscribe
servicing-subscribed-now = Done: “{ $name }”, tariff “{ $tariff }”.

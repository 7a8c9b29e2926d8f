# The provider: organisations, accounts, support, tariffs.

provider-menu =
    <b>The service</b>

    Organisations and their licences, people’s accounts, support agents, tariffs, and the delivery of messages.
provider-button-tenants = Organisations
provider-button-accounts = Accounts
provider-button-agents = Support
provider-button-tariffs = Tariffs
provider-button-delivery = Delivery
provider-done = Done
provider-show-all = Show all
provider-found = Create an organisation
provider-endless = Without end
provider-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
provider-day-wanted = I could not read that date. Write it like this: { $example }

## Organisations

provider-tenants = { $found ->
    [search] Found for “{ $search }”: { $total }
   *[all] Organisations: { $total }
}{ $pages ->
    [1] .
   *[other] , page { $number } of { $pages }.
} Press one, or type a part of a name or a number.
provider-tenants-none = { $found ->
    [search] Nothing found for “{ $search }”. Type a part of a name or the number of an organisation.
   *[all] There are no organisations yet. Found the first one: it takes a minute.
}
provider-state-trial = trial
provider-state-paid = paid
provider-state-expired = expired
provider-state-suspended = suspended
provider-tenant =
    <b>{ $name }</b> · no. { $number }
    People: { $n }
provider-tenant-licence = { $licence ->
    [trial] Trial: it can be used, but nobody can be invited
    [paid] Licence paid: people can be invited
   *[expired] Licence expired: nothing can be used
}{ $until ->
    [none] .
   *[other] . Until the end of { $until }.
}
provider-tenant-suspended = ⛔ Suspended: nobody uses anything and nobody manages anybody.
provider-licence = Change the licence
provider-may-servicing = Services others
provider-may-invites = Invites organisations
provider-may-subscribes = Subscribes to tariffs
provider-suspend = Suspend
provider-restore = Restore
provider-licence-which = Which licence does <b>{ $name }</b> have?
provider-until = Until which day, that day included? Choose, or type a date such as { $example }
provider-suspend-tenant-question = Suspend <b>{ $name }</b>? None of its { $n } people can use anything until you restore it. The data stay.
provider-suspend-tenant-yes = Suspend
provider-servicing-off-question = No longer allow <b>{ $name }</b> to service other organisations? Its operators become ordinary users, its relations end, and invitations it has sent stop working.
provider-servicing-off-yes = No longer allow

## Accounts

provider-find = Whom shall I find? Type a phone, an e-mail, a login, an @name or a part of a name.
provider-matches = Found: { $n }. Choose a person, or type more exactly.
provider-account =
    <b>{ $name }</b>
    Organisations: { $n }
provider-account-state = { $state ->
    [invited] Has not confirmed an address yet.
    [confirmed] Address confirmed, no password yet.
    [suspended] ⛔ Suspended{ $until ->
        [none] .
       *[other] {" "}until the end of { $until }.
    }
    [deactivated] ⛔ Deactivated for good.
   *[active] Active.
}
provider-account-why = Why: { $why }
provider-account-agent = Support agent: sees everybody’s access.
provider-account-protected = This is the owner of the service, who can be neither suspended nor deactivated.
provider-deactivate = Deactivate for good
provider-appoint = Make a support agent
provider-dismiss = Dismiss from support
provider-other-account = Another person
provider-suspend-why = Why suspend <b>{ $name }</b>? Only people of the service see the reason. You can skip this.
provider-suspend-until = Until which day, that day included? Choose, or type a date such as { $example }
provider-deactivate-question = Deactivate <b>{ $name }</b> for good? He signs in nowhere any more; organisations he leaves: { $n }. This cannot be undone.
provider-deactivate-yes = Deactivate
provider-dismiss-question = Dismiss <b>{ $name }</b> from support? He will no longer see other people’s access; his own rights do not change.
provider-dismiss-yes = Dismiss
provider-agents = Support agents: { $n }. They see everybody’s access, but no passwords and no whole addresses.
provider-agents-none = There are no support agents yet. Find a person and make him one.
provider-add-agent = Find a person

## Tariffs

provider-tariffs = Tariffs to which operators subscribe organisations. Withdrawn ones are marked with a dash.
provider-tariffs-none = There are no tariffs yet. Create the first one: a name and a term.
provider-tariff-new = Create a tariff
provider-tariff-name = What shall the tariff be called?
provider-tariff-days = For how many days does <b>{ $name }</b> subscribe? Choose, or type a number.
provider-tariff =
    <b>{ $name }</b>
    Term: { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. Running subscriptions: { $n }.
    { $offered ->
        [yes] On offer.
       *[no] Withdrawn: no new subscriptions, the running ones go on.
    }
provider-tariff-withdraw = Withdraw
provider-tariff-offer = Offer again

## Delivery

provider-delivery = <b>Delivery</b>
provider-delivery-again = Refresh
provider-delivery-line = <b>{ $channel }</b>: { $due ->
    [0] nothing waits
   *[other] { $due } to be sent, the oldest for { $oldest }
}. Since the start { $sent } sent, { $failed } not sent.
provider-delivery-failures = Why tries have failed lately:
provider-delivery-failure = • { $channel }: { $why }. Times: { $n }, the last one { $ago }.
provider-delivery-no-failures = Lately everything was sent at the first try.
provider-channel-email = E-mail
provider-channel-sms = SMS
provider-channel-telegram = Telegram chats
provider-channel-telegram_gateway = Telegram Gateway

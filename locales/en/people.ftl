# The people of an organisation: list, card, actions.

people-tenant = Whose people would you like to see?
people-all =
    <b>{ $tenant }</b>
    People: { $total }. Press a person to open the card.
people-page =
    <b>{ $tenant }</b>
    People: { $total }, page { $number } of { $pages }. Press a person to open the card.
people-only-you =
    <b>{ $tenant }</b>
    Just you so far. Add the first person: a phone number or an e-mail is enough.
people-previous = ← Previous
people-next = Next →
people-add = Add a person
people-list = To the list

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = State: { $state }
people-card-failure = Why: { $why }
people-card-handed-over = Signs in with a handed-over password, has none of their own yet.
people-card-verified = { $kind }: { $value } (proven)
people-card-unverified = { $kind }: { $value } (not proven)
people-card-login = login: { $login }
people-card-tenant-role = in the organisation: { $role }
people-card-roles = { $n ->
    [one] role: { $roles }
   *[other] roles: { $roles }
}
people-card-staff = in the staff list: { $name }
people-card-applications = Applications:
people-card-no-applications = No application is open.
people-card-application = • { $name }: { $right }
people-card-invited-by = Added by { $name }
people-card-expires = The invitation is valid until { $date }
people-card-expired = The invitation expired on { $date }

people-show-link = Show the link and QR
people-resend = Send again
people-revoke = Revoke
people-hand-over = Hand over a password

people-resend-question = { $mailed ->
    [yes] Send <b>{ $name }</b> a new letter? The former link stops working.
   *[no] Make a new link for <b>{ $name }</b>? The former one stops working.
}
people-resend-yes = Make a new one
people-revoke-question = Revoke the invitation? <b>{ $name }</b> leaves the list, and the link stops working. You can add the person again later.
people-revoke-yes = Revoke
people-hand-over-question = Make a password for <b>{ $name }</b> that you hand over yourself? The former invitation or handed-over password stops working.
people-hand-over-yes = Make a password

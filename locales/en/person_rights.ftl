# The rights of one person: where he differs from his role, and whose doing it is.

rights-title =
    <b>{ $name }</b> · rights
    { $n ->
        [one] Role: { $roles }
       *[other] Roles: { $roles }
    }
rights-application = { $name }:{" "}
rights-no-applications = The organisation has no applications yet. Add them first: /apps
rights-no-permissions = Permissions: none is in effect
rights-block-line = • { $block }: { $n } of { $all } in effect
rights-contacts-line = { $n ->
    [0] Client contacts: hidden
   *[other] Client contacts: shown by { $n } of the permissions
}
rights-more = …and { $n } more
rights-read-only = Only an owner of the organisation can change this.
rights-by-role-only = In this organisation rights come from the role alone. To change them, choose another role or edit this one: /roles

rights-button-apps = Applications
rights-block-item = { $block } · { $n } of { $all }
rights-button-contacts = Client contacts
rights-button-reset = Back to the role
rights-button-card = Back to the card

rights-apps =
    <b>{ $name }</b> · applications
    Press to switch: ⬜ no access, ▶ launch, ⚙ launch and administration. It is saved at once.

rights-block =
    <b>{ $block }</b> · { $name }
    Press a permission to give, take or limit it. ✅ in effect, 💤 given but not in effect yet.
rights-permission-line = { $number }. { $mark } { $name }
rights-asleep = ↳ not in effect: { $names } is missing
rights-shows = ↳ shows client contacts: { $fields }

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ In effect
rights-state-asleep = 💤 Given, but not in effect
rights-state-off = ⬜ Not given
rights-needs = Given along with it: { $names }
rights-not-by-role = the role does not give it
rights-given = personally{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-taken = taken personally{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-not-yours-to-give = Only an owner can give it: you do not have it yourself.
rights-whose-all = Whose: all staff members
rights-whose-own = { $bound ->
    [none] Whose: his own only. He is not linked to anybody on the staff list yet, so he sees everybody’s records and nobody’s salary.
   *[other] Whose: his own only ({ $bound })
}
rights-whose-named = { $more ->
    [0] Whose: { $names }
   *[other] Whose: { $names } and { $more } more
}
rights-history = Past days of the journal: { $days ->
    [all] all are shown
    [0] none is shown
    [one] { $days } day
   *[other] { $days } days
}. You can also type a number of days. A client’s visit history is not limited by this.
rights-give = Give
rights-take = Take away
rights-as-role = As in the role
rights-choose-all = All staff members
rights-choose-own = His own only
rights-choose-named = Choose people
rights-days = { $days ->
    [all] All days
    [0] From today on
    [one] { $days } day
   *[other] { $days } days
}
rights-also = Given along with it: { $names }
rights-asleep-now = No longer in effect: { $names }

rights-staff =
    <b>{ $permission }</b>
    Whose records and schedule are to be seen? Mark people on the staff list.
rights-staff-done = Done

rights-warn =
    ⚠️ <b>{ $name }</b> will see client contacts. They are shown by: { $names }.

    Give it all the same?
rights-warn-yes = Give

rights-contacts =
    <b>{ $name }</b> · client contacts
    Phones and e-mails of clients are shown by these permissions:
rights-contacts-hidden =
    <b>{ $name }</b> · client contacts
    Hidden: none of the ten permissions that show them is in effect. Everything else is seen as usual.
rights-contacts-block = <b>{ $block }</b>
rights-contact = • { $name }: { $fields }
rights-hide-contacts = Hide client contacts
rights-contacts-closed = Client contacts are hidden

rights-differs = { $name }:{" "}
rights-reset =
    Give <b>{ $name }</b> what the role recommends? These personal differences will go:
rights-reset-nothing = <b>{ $name }</b> has no personal differences: everything is as in the role.
rights-reset-yes = Back to the role
rights-reset-done = Everything is as in the role now

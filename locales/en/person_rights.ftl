# The rights of one person: where they differ from the role, and whose doing it is.

rights-title =
    <b>{ $name }</b> · rights
    { $n ->
        [one] Role: { $roles }
       *[other] Roles: { $roles }
    }
rights-no-applications = The organisation has no applications yet. Add them first: /apps
rights-permissions = Permissions are gathered in the sections below: beside each you see how many are in effect.
rights-read-only = Only an owner of the organisation can change this.
rights-by-role-only = In this organisation rights come from the role alone. To change them, choose another role or edit this one: /roles. An owner can allow personal rights: /settings

rights-button-apps = Applications
rights-button-reset = Reset to the role
rights-button-card = Back to the card

rights-apps =
    <b>{ $name }</b> · applications
rights-saved-at-once = It is saved at once.

rights-block =
    <b>{ $block }</b> · { $name }
    { $may ->
        [yes] Press a permission to give, take or limit it.
       *[no] Press a permission to learn more about it.
    } ✅ in effect, 💤 given but not in effect.

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ In effect
rights-state-asleep = 💤 Given, but not in effect
rights-state-off = ⬜ Not given
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
    [none] Whose: their own only. This person is not linked to anybody on the staff list yet, so everybody’s records are seen, and nobody’s salary.
   *[other] Whose: their own only ({ $bound })
}
rights-whose-named = { $names ->
    [none] Whose: of no staff member at present
   *[other] { $more ->
        [0] Whose: { $names }
       *[other] Whose: { $names } and { $more } more
    }
}
rights-history = Press a button or type a number of days. A client’s visit history is not limited by this.
rights-give = Give
rights-take = Take away
rights-as-role = As in the role
rights-choose-all = Everyone’s
rights-choose-own = Their own only
rights-choose-named = Choose people

rights-staff =
    <b>{ $permission }</b>
    Whose records and schedule are to be seen? Mark people on the staff list.
rights-staff-done = Done

rights-warn =
    ⚠️ <b>{ $name }</b> will see client contacts. They are shown by: { $names }.

    Give it all the same?
rights-warn-yes = Give

rights-contacts-hidden =
    <b>{ $name }</b> · client contacts
    Hidden: none of the ten permissions that show them is in effect. Everything else is seen as usual.

rights-reset =
    Give <b>{ $name }</b> what the role recommends? These personal differences will go:
rights-reset-nothing = <b>{ $name }</b> has no personal differences: everything is as in the role.
rights-reset-yes = Reset
rights-reset-done = Everything is as in the role now

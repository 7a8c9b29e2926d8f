# The organisation: its licence, its staff list, its settings.

organisation-title = <b>{ $name }</b>
organisation-done = Done
organisation-staff = Staff list
organisation-settings = Settings
organisation-journal = Read the journal
organisation-servicing = Servicing

organisation-licence-trial = Licence: a trial{ $until ->
    [none] {""}
   *[other] {" "}until { $until }
}. Everything there is can be used. { $hands ->
    [yes] People cannot be invited, only a password can be handed over.
   *[no] People cannot be invited.
}
organisation-licence-paid = Licence: paid, { $until ->
    [none] without an end
   *[other] until { $until }
}. People can be invited, and everything there is can be used.
organisation-licence-expired = The licence has ended{ $until ->
    [none] {""}
   *[other] {" "}({ $until })
}. The applications are closed to everybody, and people cannot be invited.
organisation-licence-ask = { $own ->
    [yes] To pay for it, write to support: /help
   *[no] Ask the owner about paying: { $owners }.
}

## The staff list

organisation-staff-title = <b>{ $tenant }</b>, staff list
organisation-staff-all =
    On the list: { $total }{ $pages ->
        [1] {""}
       *[other] , page { $number } of { $pages }
    }. Beside a name you see who has access as that staff member. To find somebody, type a name.
organisation-staff-found =
    Found: { $total }{ $pages ->
        [1] {""}
       *[other] , page { $number } of { $pages }
    }. “{ $search }”
organisation-staff-nobody-found = Nobody was found: “{ $search }”. Type it another way, or show everybody.
organisation-staff-empty = The list is empty so far. It holds those whom clients book and whose schedule is kept: masters, doctors, engineers. Add them, and each can be given separate access that shows only what is theirs.
organisation-staff-row = { $name } · { $person }
organisation-staff-add = Add to the list
organisation-staff-names =
    Type the name of the staff member. If there are several, put each name on a line of its own.

    This gives nobody access, it is only a list.
organisation-staff-added = Added: { $n }
organisation-staff-there = Already on the list: { $names }{ $more ->
    [0] {""}
   *[other] {" "}and { $more } more
}. If this is another person, type the name so that the two can be told apart.

organisation-staff-card =
    <b>{ $name }</b>
    { $tenant }, staff list

    { $person ->
        [none] Nobody has access as this staff member yet. Choose a person, who will then see this schedule and these records.
       *[other] Access as this staff member: <b>{ $person }</b>
    }{ $n ->
        [0] {""}
        [one] {""}
            Named in the personal rights of { $n } person.
       *[other] {""}
            Named in the personal rights of { $n } people.
    }
organisation-staff-bind = Choose who this is
organisation-staff-person = Open the person's card
organisation-staff-release = Unbind the person
organisation-staff-rename = Rename
organisation-staff-remove = Remove
organisation-staff-new-name = What shall the staff member <b>{ $name }</b> be called now?
organisation-staff-remove-question = Remove <b>{ $name }</b> from the staff list? { $person ->
    [none] {""}
   *[other] <b>{ $person }</b> stays in the organisation, but is no longer bound to this staff member.{" "}
}{ $n ->
    [0] {""}
    [one] The name disappears from the personal rights of { $n } person, and no other rights come instead.{" "}
   *[other] The name disappears from the personal rights of { $n } people, and no other rights come instead.{" "}
}To have it back you would have to add it anew.
organisation-staff-remove-yes = Remove
organisation-staff-whom = { $there ->
    [yes] Which of the organisation's people is <b>{ $name }</b>? Choose, or type a name.
    [searched] Nobody was found. Type the name another way.
   *[no] There is nobody to choose: every employee has a place on the list already, or only an owner changes their access. Add a person: /add
}

## Settings

organisation-settings-title =
    <b>{ $name }</b>, settings

    Number of the organisation: <code>{ $number }</code> (tell it to whoever is going to service you)
    Country: { $country }
    Time: { $time_zone }
    Language of letters: { $language }
organisation-owners-change = The owner can change the settings: { $owners }.
organisation-name = Change name
organisation-country = Change country
organisation-time-zone = Change time
organisation-language = Change language
organisation-name-question =
    What is the organisation <b>{ $name }</b> called now?

    All its people will see the new name at once.
organisation-language-question = In which language shall I write letters to the people of <b>{ $name }</b>? Roles and applications keep their names.

organisation-policy-personal-rights = { $on ->
    [yes] ✓ Personal rights: a person can be given, or denied, what the role does not recommend.
   *[no] ✗ No personal rights: the role decides everything.
}
organisation-policy-hands-over-on-trial = { $on ->
    [yes] ✓ A password can be handed over during a trial, too.
   *[no] ✗ No passwords are handed over during a trial.
}
organisation-policy-replaces-handed-over = { $on ->
    [yes] ✓ Whoever is handed a password replaces it at the first sign-in.
   *[no] ✗ A handed-over password may be kept.
}
organisation-switch-personal-rights = { $personal_rights ->
    [on] Switch off personal rights
   *[off] Switch on personal rights
}
organisation-switch-hands-over-on-trial = { $hands_over_on_trial ->
    [on] No passwords during a trial
   *[off] Allow passwords during a trial
}
organisation-switch-replaces-handed-over = { $replaces_handed_over ->
    [on] Do not ask for an own password
   *[off] Ask for an own password
}

organisation-personal-rights-question =
    Switch off personal rights? Nobody can be given new ones, the role will decide everything.

    { $n ->
        [0] Nobody has personal rights at the moment.
        [one] { $n } person has some, and they stay in force. The settings will list them, and there you can drop them.
       *[other] { $n } people have some, and they stay in force. The settings will list them, and there you can drop them.
    }
organisation-personal-rights-yes = Switch off
organisation-differing-left = { $n ->
    [one] { $n } person still has
   *[other] { $n } people still have
} personal rights, which are in force.
organisation-differing = Drop personal rights ({ $n })
organisation-differing-title = { $n ->
    [0] Nobody has personal rights any more: everybody has what the role recommends.
   *[other] These people have personal rights. Choose a person to look at them and drop them.
}
organisation-drop-question = Bring <b>{ $name }</b> back to what the role recommends? These go:
organisation-drop-line = { $name }: { $value }
organisation-drop-yes = Reset to the role

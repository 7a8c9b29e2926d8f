# Roles: the list, what each opens, whom changes reach, a new role, deleting.

roles-list =
    <b>{ $tenant }</b> · roles
    A role decides which applications and permissions a person has. The number beside it is how many people have it.
roles-none =
    <b>{ $tenant }</b> · roles
    There are no roles yet. Start from a ready-made one: you can adjust it afterwards.
roles-item = { $name } · { $n }
roles-new = Create a role
roles-to-list = Back to the roles

## A role's card

roles-card =
    <b>{ $name }</b> · { $kind ->
        [customer] a role for customers
       *[employee] a role for employees
    }
    { $tenant }
roles-held = { $n ->
    [0] Nobody has it yet
   *[other] People with this role: { $n }
}
roles-applications = Applications:
roles-no-applications = Applications: none is open
roles-permissions = Permissions:
roles-no-permissions = Permissions: none is given
roles-block-open = • { $block }: { $given } of { $all }
roles-own = Whose records show: only one's own
roles-everybodys = Whose records show: everybody's
roles-unsaved = ✎ Changed and not saved yet: { $n }
roles-api-advice = 💡 We recommend opening “{ $name }” too: programs that work on a person's behalf need it.
roles-read-only = { $why ->
    [own] This is your own role, so only an owner of the organisation can change it
   *[protected] An owner or an administrator has this role, so only an owner of the organisation can change it
}{ $owners ->
    [none] .
   *[other] : { $owners }.
}
roles-button-apps = Applications
roles-button-permissions = Permissions
roles-button-people = Who has this role
roles-rename = Rename
roles-delete = Delete
roles-review = Review and save

roles-rename-to = What shall the role <b>{ $role }</b> be called now? Write its name.
roles-name-invalid = It needs a name with at least one letter, on one line, of at most { $name_max } { $name_max ->
    [one] character
   *[other] characters
}.

## Applications

roles-apps =
    <b>{ $role }</b> · applications
roles-no-apps =
    <b>{ $role }</b> · applications
    The organisation has no applications yet. Add them first: /apps
roles-apps-launch-only = You can give administration only where you have it yourself.

## Permissions

roles-blocks =
    <b>{ $role }</b> · permissions
    Permissions are gathered in sections. Beside each you see how many of its permissions work.
roles-button-scope = Whose records, how many days

roles-block = <b>{ $block }</b> · { $role }
roles-base-journal = By itself the section is empty: switch on viewing schedule and records.
roles-base-record = Without other permissions only the basics of a record or event show.
roles-base-clients = Without other permissions only general client data show, no contacts.
roles-base-overview = Works in the web version only. By itself the section is empty: switch on the parts you need.
roles-base-salary = By itself the section is empty: switch on viewing salary.

roles-scope =
    <b>{ $role }</b> · whose records, and how many days

    Whose schedule, records and salary show: <b>{ $own ->
        [yes] only one's own
       *[no] everybody's
    }</b>.{ $own ->
        [yes] {" "}Who is not linked to anybody in the staff list sees everybody's records and nobody's salary.
       *[no] {""}
    }
    When a person with this role is added, { $binds ->
        [yes] the bot asks who that is in the staff list
       *[no] the bot does not ask about the staff list
    }.
roles-scope-history = Press a button, or write a number of days. The future always shows, and the visit history of a client is not limited by this.
roles-scope-no-history = Past days of the journal can be limited once { $name } is given.
roles-whose-all = Everybody's records
roles-whose-own = Only one's own records
roles-binds = Ask who it is in the staff list

## Client contacts

roles-contacts-reach = { $n ->
    [0] Nobody has this role yet.
   *[other] People with this role: { $n }.
} If you hide them, everything else stays as it is.
roles-contacts-none =
    <b>{ $name }</b> · client contacts
    Hidden: none of the ten permissions that show them has an effect here. Who was given contacts personally is seen on that person's card.
roles-contacts-grow = ⚠️ Client contacts will show: { $names }

## Before saving

roles-review-title = <b>{ $role }</b> · what changes
roles-review-nothing = Nothing has been changed yet.
roles-review-application = • { $name }: { $before } → { $after }
roles-review-given = ＋ { $name }
roles-review-taken = － { $name }
roles-review-whose = • Whose records show: { $own ->
    [yes] only one's own
   *[no] everybody's
}
roles-review-binds = • When a person is added: { $binds ->
    [yes] ask who it is in the staff list
   *[no] do not ask about the staff list
}
roles-review-also = Switched on along with it: { $names }
roles-review-asleep = Stays on but no longer has an effect: { $names }
roles-review-reach = { $people ->
    [0] Nobody has this role yet.
   *[other] People with this role: { $people }. { $how ->
        [all] The changes reach all of them.
        [some] The changes reach { $reached ->
            [one] { $reached } person
           *[other] { $reached } people
        }: for the others it was decided personally.
       *[none] Nobody's access changes.
    }
}
roles-review-excess = This cannot be given, because you do not have it yourself: { $names }. Switch it back, or ask an owner.
roles-save = Save
roles-undo = Undo the changes
roles-saved = { $n ->
    [0] Saved
    [one] Saved, the access of { $n } person has changed
   *[other] Saved, the access of { $n } people has changed
}

roles-leave =
    The role <b>{ $role }</b> has changes that are not saved: { $n }.
    If you leave now, they are lost.
roles-leave-stay = Back to the role
roles-leave-drop = Leave without saving

## Who has it

roles-people =
    <b>{ $role }</b> · who has this role
    People: { $n }{ $pages ->
        [1] {""}
       *[other] , page { $number } of { $pages }
    }. Press a person to open the card.
roles-people-none =
    <b>{ $role }</b> · who has this role
    Nobody yet. You can give it when you add a person, or on a person's card.

## Deleting

roles-delete-question = { $n ->
    [0] Delete the role <b>{ $role }</b>? Nobody has it, so nobody's access changes. It cannot be brought back.
   *[other] { $n ->
        [one] { $n } person has
       *[other] { $n } people have
    } the role <b>{ $role }</b>, so it cannot be deleted yet. { $others ->
        [0] First create another role for them.
       *[other] Choose the role to move them to.
    }
}
roles-delete-yes = Delete the role
roles-deleted = The role is deleted
roles-move-to = → { $name }
roles-move-question = Move { $n ->
    [one] { $n } person
   *[other] { $n } people
} from the role <b>{ $role }</b> to the role <b>{ $to }</b>? Their applications and permissions become those of the new role.
roles-move-deviating = { $n ->
    [one] { $n } person has
   *[other] { $n } people have
} something that was given or taken personally. Drop it, or keep it?
roles-move-yes = Move
roles-move-drop = Move, drop what is personal
roles-move-keep = Move, keep what is personal
roles-moved = { $n ->
    [one] { $n } person moved
   *[other] { $n } people moved
}

## A new role

roles-new-source =
    <b>{ $tenant }</b> · a new role

    What shall it start from? You can adjust a ready-made or copied role afterwards.
roles-new-preset = Take a ready-made one
roles-new-copy = Copy another one
roles-new-blank = Start with a blank one
roles-new-presets = Which ready-made role? Open any of them to see what is in it.
roles-new-copies = Which role shall be copied?
roles-new-user-type = Whom is this role for?
roles-new-name = What shall the new role be called? Write its name.
roles-new-name-keep = Call it “{ $name }”
roles-created = The role is created

roles-preset =
    <b>{ $name }</b> · { $kind ->
        [customer] a role for customers
       *[employee] a role for employees
    }
    From the template “{ $template }”.
roles-preset-apps = { $n ->
    [0] Opens no applications.
   *[other] Opens applications: { $names }.
}
roles-preset-block = • { $block }: { $names }
roles-preset-optional = You can add at once:
roles-preset-excess = You cannot start from it, because you do not have these permissions yourself: { $names }. Ask an owner, or take another one.

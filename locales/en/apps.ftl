# Applications: the list, the card, links, roles inside, who has what.

apps-list =
    <b>{ $tenant }</b> · applications
    There are { $n }. Press one to open its card.{ $marked ->
        [yes] {" "}⏳ being prepared, 🔧 under maintenance.
       *[no] {""}
    }
apps-none =
    <b>{ $tenant }</b> · applications
    { $owner ->
        [yes] No applications yet. Add the first one, and you can open it to people.
       *[no] No applications yet. An owner of the organisation can add the first one.
    }
apps-item = { $state ->
    [PREPARING] ⏳{" "}
    [MAINTENANCE] 🔧{" "}
   *[READY] {""}
}{ $name }{ $kind ->
    [none] {""}
    [WEB] {" "}· web
    [WEB_ADMIN] {" "}· console
    [API_ONLY] {" "}· API
    [MOBILE_CUSTOMER] {" "}· customers
    [MOBILE_STAFF] {" "}· staff
   *[E_PASSPORT] {" "}· passport
}
apps-new = Add an application
apps-matrix = See who has what
apps-to-list = To the applications
apps-done = Done

## A new application

apps-new-kind = What kind of application is it?
apps-kind-line = • <b>{ $name }</b>: { $opens }
apps-opens = { $kind ->
    [WEB] opens in a browser
    [WEB_ADMIN] the administration console in a browser
    [API_ONLY] programs work through it; better opened to everybody
    [MOBILE_CUSTOMER] customers sign in on their phones
    [MOBILE_STAFF] engineers and specialists sign in on their phones: notifications, tasks, checklists, works done, chats, calendar, the “On shift” mark
   *[E_PASSPORT] the passport of an object behind its QR code
}
apps-new-name =
    { $kind }

    What is it called? Write the name by which people know it.
apps-name-invalid = A name needs at least one letter, and no more than { $name_max } { $name_max ->
    [one] character
   *[other] characters
}.

## The card

apps-card =
    <b>{ $name }</b>
    { $tenant }
    {""}
apps-card-kind = { $kind }: { $opens }.
apps-card-state = State: { $state ->
    [READY] ready, it opens
    [PREPARING] being prepared, people are asked to wait
   *[MAINTENANCE] under maintenance, it does not open for now
}.
apps-card-people = { $n ->
    [0] Not open to anybody yet. Open it in a role (/roles) or on a person's card (/people).
    [one] Open to { $n } person.
   *[other] Open to { $n } people.
}
apps-card-link = { $url ->
    [none] { $link ->
        [address] No address given.
        [android_url] No link for Android given.
       *[ios_url] No link for iPhone given.
    }
   *[other] { $link ->
        [address] Address: { $url }
        [android_url] Android: { $url }
       *[ios_url] iPhone: { $url }
    }
}
apps-card-inside = Roles inside: { $n ->
    [0] none
   *[other] { $n }
}.
apps-card-key = Code to connect it by: <code>{ $key }</code>
apps-card-preparing = When everything is set up, press “State” and mark it as ready.
apps-card-closed = It is not open to you: you see it here, and cannot launch it.
apps-card-owners = The name, the links and the roles can be changed by an owner: { $owners }.

apps-state = State
apps-inside = Roles inside
apps-rename = Rename
apps-remove = Remove
apps-link = { $there ->
    [yes] { $link ->
        [address] Change the address
        [android_url] Change the link for Android
       *[ios_url] Change the link for iPhone
    }
   *[no] { $link ->
        [address] Set the address
        [android_url] Set the link for Android
       *[ios_url] Set the link for iPhone
    }
}

apps-rename-to = What is <b>{ $name }</b> to be called? Write the name.
apps-state-title =
    <b>{ $name }</b>

    What state is it in? Nobody's rights change by it.

    <b>Ready</b>: it opens for everybody who may.
    <b>Being prepared</b>: people are asked to wait.
    <b>Under maintenance</b>: for now it opens for nobody.
apps-state-item = { $current ->
    [yes] ✓{" "}
   *[no] {""}
}{ $state ->
    [READY] Ready
    [PREPARING] Being prepared
   *[MAINTENANCE] Under maintenance
}
apps-link-wanted =
    <b>{ $name }</b>

    { $url ->
        [none] { $link ->
            [address] At which address does it open? Send it, for example https://crm.example.com.
            [android_url] Where is it to be had for Android? Send the link to the store, for example https://play.google.com/store/apps/details?id=com.example.
           *[ios_url] Where is it to be had for iPhone? Send the link to the store, for example https://apps.apple.com/app/id123.
        }
       *[other] Now: { $url }
            Send another link, or take this one away.
    }
apps-link-clear = Take the link away
apps-remove-question = Remove the application <b>{ $name }</b>? { $people ->
    [0] Nobody has it now.
    [one] { $people } person will lose it.
   *[other] { $people } people will lose it.
}{ $roles ->
    [0] {""}
    [one] {" "}{ $roles } role inside it goes too.
   *[other] {" "}{ $roles } roles inside it go too.
} It cannot be brought back.
apps-remove-yes = Remove
apps-removed = The application is removed

## Roles inside

apps-inside-list =
    <b>{ $name }</b> · roles inside

    { $n ->
        [0] { $owners ->
            [none] No roles inside yet. If the application tells, say, a cashier from a senior cashier, add these roles here.
           *[other] No roles inside yet. They can be added by an owner: { $owners }.
        }
       *[other] The application learns of them when people sign in, and decides itself what they mean. Which of them a person has is chosen on the person's card: /people. The number beside a role says how many people have it.
    }
apps-inside-item = { $name } · { $n }
apps-inside-new = Add a role
apps-inside-name = What is the role inside <b>{ $name }</b> called? Write the name as the application itself has it.
apps-inside-role =
    <b>{ $role }</b>
    A role inside “{ $name }”

    { $n ->
        [0] Nobody has it yet.
        [one] { $n } person has it.
       *[other] { $n } people have it.
    }
apps-inside-rename-to = What is the role <b>{ $role }</b> to be called? Whoever has it keeps it.
apps-inside-remove-question = Remove the role <b>{ $role }</b>? { $n ->
    [0] Nobody has it.
    [one] { $n } person will lose it. The application stays open.
   *[other] { $n } people will lose it. The application stays open.
}

## Who has what

apps-matrix-page =
    <b>{ $tenant }</b>
    { $by ->
        [roles] Roles: { $total }{ $pages ->
            [1] {""}
           *[other] , picture { $number } of { $pages }
        }. This is what roles open, unless something else was decided for a person.
       *[people] People: { $total }{ $pages ->
            [1] {""}
           *[other] , picture { $number } of { $pages }
        }. Rights are changed on a person's card: /people.
    }
apps-matrix-empty = Nothing to show yet: there are no applications.
apps-matrix-by-people = Show people
apps-matrix-by-roles = Show roles
apps-matrix-csv = Download the table
apps-matrix-title = { $by ->
    [roles] What roles open
   *[people] Who has what
}
apps-matrix-subtitle = { $tenant } · { $day }
apps-matrix-role = { $kind ->
    [CUSTOMER] customers
   *[EMPLOYEE] staff
} · { $n ->
    [0] nobody yet
    [one] { $n } person
   *[other] { $n } people
}
apps-legend-launch = launch
apps-legend-launch-admin = launch and administration
apps-legend-none = not open
apps-legend-personal = decided personally, not as in the role
apps-legend-taken = closed personally, though the role opens it
apps-legend-not-now = not in force yet: invited or suspended

apps-csv-wait = Making the table…
apps-csv-file = { $by ->
    [roles] What roles open
   *[people] Who has what
}
apps-csv-name = { $by ->
    [roles] Role
   *[people] Name
}
apps-csv-note = { $by ->
    [roles] Whose
   *[people] Role and state
}
apps-csv-none = no
apps-csv-launch = launch
apps-csv-launch-admin = administration
apps-csv-personal = personal
apps-csv-not-now = not in force

# The people of an organisation: the list with search and filter, the card, and everything that can be done.

people-title = <b>{ $tenant }</b>
people-everybody =
    People: { $total }{ $pages ->
        [1] {""}
       *[other] , page { $number } of { $pages }
    }. Press a person to open the card. To find somebody, type a name, phone, e-mail or login.
people-found =
    Found: { $total }{ $pages ->
        [1] {""}
       *[other] , page { $number } of { $pages }
    }. { $by }
people-nobody-found =
    Nobody was found: { $by }
    Type it another way: a part of a name, phone, e-mail or login is enough. Or show everyone.
people-only-you = Just you so far. Add the first person: a phone number or an e-mail is enough.
people-by-search = “{ $search }”
people-by-role = Role: { $role }
people-previous = ← Previous
people-next = Next →
people-filter = Filter
people-show-all = Show everyone
people-show-found = Show those found
people-add = Add a person
people-invites = Invitations
people-links = Joining links
people-list = To the list

people-filter-title =
    <b>{ $tenant }</b>
    People that fit: { $total }. Press to mark; press again to take the mark off.
people-filter-invited = Invited
people-filter-active = Active
people-filter-suspended = Suspended
people-filter-former = Former
people-filter-employee = Employees
people-filter-customer = Customers
people-filter-any-role = With any role
people-filter-role = People with which role?
people-filter-no-roles = There are no roles yet. Make the first one: /roles

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = State: { $state }
people-card-failure = Why: { $why }
people-card-handed-over = Signs in with a handed-over password, has none of their own yet.
people-card-verified = { $kind ->
    [phone] Phone: { $value } (proven)
   *[email] E-mail: { $value } (proven)
}
people-card-unverified = { $kind ->
    [phone] Phone: { $value } (not proven)
   *[email] E-mail: { $value } (not proven)
}
people-card-login = Login: { $login }
people-card-tenant-role = In the organisation: { $role }
people-card-role = { $kind ->
    [EMPLOYEE] Role as an employee: { $role }
   *[CUSTOMER] Role as a customer: { $role }
}
people-card-staff = In the staff list: { $name }
people-card-sessions = Sessions at once: { $n } at most
people-card-applications = Applications:
people-card-no-applications = No application is open.
people-card-application = • { $name }: { $right }
people-card-application-roles = • { $name }: { $right } ({ $roles })
people-card-more = … and { $n } more
people-card-invited-by = Added by { $name }
people-card-expires = The invitation is valid until { $date }
people-card-expired = The invitation expired on { $date }
people-card-until = { $ended ->
    [yes] Had access up to and including { $day }.
   *[no] Has access up to and including { $day }.
}
people-card-owners = { $own ->
    [yes] Your own role and rights are changed by an owner of the organisation: { $owners }.
   *[no] This card can be changed by an owner of the organisation: { $owners }.
}
people-card-former = To bring this person back, add them again.

people-advice = 💡 We recommend:
people-advice-single-owner = • Appoint a second owner: there is only one.
people-advice-reports-undeliverable = • An e-mail is needed: servicing reports cannot arrive without one.
people-advice-staff-not-bound = • Choose somebody of the staff list: then only their own is seen.
people-advice-contacts-exposed = • Look at “Rights”: contacts of clients are shown ({ $names }).
people-advice-in-app-roles-not-set = • Choose the roles inside: { $names }.
people-advice-api-recommended = • Open “{ $names }”: it is recommended for everyone.
people-advice-session-limit-not-set = • Limit the number of sessions.

people-roles = Change role
people-rights = Rights
people-staff = Choose from the staff list
people-sessions = Sessions
people-access = Suspend, remove
people-history = History
people-show-link = Show the link and QR
people-resend = Send again
people-revoke = Revoke
people-hand-over = Hand over a password
people-done = Done

people-resend-question = { $ways ->
    [none] Make a new link for <b>{ $name }</b>? The former one stops working.
   *[other] Send the invitation again? To: <b>{ $name }</b>, { $ways }. The former link stops working.
}
people-resend-yes = Yes, again
people-revoke-question = Revoke the invitation? <b>{ $name }</b> leaves the list, and the link stops working. You can add the person again later.
people-revoke-yes = Revoke
people-hand-over-question = Make a password for <b>{ $name }</b> that you hand over yourself? The former invitation or password stops working.
people-hand-over-yes = Make a password

## Role and kind

people-roles-title =
    <b>{ $name }</b>

    What would you like to change? The role decides which applications and rights a person gets.
people-kind = { $kind ->
    [EMPLOYEE] { $role ->
        [none] Make an employee, too
       *[other] Employee: { $role } ✎
    }
   *[CUSTOMER] { $role ->
        [none] Make a customer, too
       *[other] Customer: { $role } ✎
    }
}
people-tenant-role = { $role } ✎
people-role =
    <b>{ $name }</b>

    { $there ->
        [yes] { $kind ->
            [EMPLOYEE] Which role as an employee?
           *[CUSTOMER] Which role as a customer?
        }
       *[no] { $kind ->
            [EMPLOYEE] There are no roles for employees yet. Make the first one: /roles
           *[CUSTOMER] There are no roles for customers yet. Make the first one: /roles
        }
    }
people-role-none = { $kind ->
    [EMPLOYEE] No longer an employee
   *[CUSTOMER] No longer a customer
}
people-role-held = That is so already.

people-plan-title = <b>{ $name }</b>
people-plan-roles = Now: { $before }. Then: { $after }.
people-plan-opens = Opens: { $applications }
people-plan-closes = Closes: { $applications }
people-plan-contacts = ⚠️ After this, contacts of clients are shown:
people-plan-right = { $name } ({ $block })
people-plan-keep = What was given or taken personally is dropped. Mark what to keep:
people-plan-given = given
people-plan-taken = taken
people-plan-deviation = { $name }: { $value }, { $by ->
    [none] { $day }
   *[other] { $by }, { $day }
}
people-plan-more = … and { $n } more
people-plan-yes = Change the role

people-tenant-role-title =
    <b>{ $name }</b>

    What may this person do in the organisation itself? Owners and administrators add people and need an e-mail.
people-tenant-role-sure-question = { $role ->
    [OWNER] Make <b>{ $name }</b> an owner of the organisation? Owners may do all that you may: change people, roles and applications, appoint and remove owners.
    [ADMINISTRATOR] Make <b>{ $name }</b> an administrator of the organisation? Administrators add people and change their roles and rights, but not those of owners and other administrators.
    [SERVICING_OPERATOR] Make <b>{ $name }</b> an operator of the servicing organisation? Operators change no people, but receive reports on the serviced organisations.
   *[USER] Make <b>{ $name }</b> an ordinary user? Users do not add people or change their rights. Their own applications stay.
}
people-tenant-role-sure-yes = Do it

## Staff list, sessions, roles inside applications

people-staff-title =
    <b>{ $name }</b>

    { $staff ->
        [none] Who is this in the staff list? Then the person sees their own schedule and records.
       *[other] In the staff list: <b>{ $staff }</b>. You can choose another one who is free.
    }
people-staff-new = Make a new one
people-staff-none = Bind to nobody

people-sessions-title =
    <b>{ $name }</b>

    { $n ->
        [0] The number of sessions is not limited now.
       *[other] Now { $n } at most are open at once.
    } How many sessions may be open at once? Choose, or type a number from 1 to { $max }.
people-sessions-any = No limit
people-sessions-wanted = Type a number, for example 3.

people-in-app = Choose roles in applications
people-in-app-title =
    <b>{ $name }</b>

    Roles inside which application?
people-in-app-item = { $name } · { $n ->
    [0] none
   *[other] { $n }
}
people-in-app-roles =
    <b>{ $name }</b>
    { $application }

    Mark the roles that this person has in the application. { $opens ->
        [yes] {""}
       *[no] The application itself is not open to them yet.
    }

## Access

people-access-title =
    <b>{ $name }</b>
    State: { $state }
people-suspend = Suspend
people-suspend-question =
    Suspend the access of <b>{ $name }</b>?

    { $n ->
        [0] No application is open to them as it is.
        [one] { $n } application closes.
       *[other] { $n } applications close.
    } Role and rights stay, and access can be given back any day.

    You can type a reason: it stays in the history, and the person is not shown it.
people-suspend-yes = Suspend
people-restore = Give access back
people-until = Set the last day
people-until-title =
    <b>{ $name }</b>

    { $day ->
        [none] There is no last day now.
       *[other] Now access lasts up to and including { $day }.
    } Up to which day? Choose, or type a day, for example { $example }.
people-until-days = { $n ->
    [0] Today
    [1] Tomorrow
    [7] A week
    [30] 30 days
    [90] 90 days
   *[other] A year
}
people-until-any = No last day
people-until-wanted = That does not look like a day. Type it for example like this: { $example }.
people-end = Take out of the organisation
people-ended = { $name } is no longer in the organisation.
people-end-question = { $invited ->
    [yes] Take <b>{ $name }</b> out of the organisation? The invitation stops working. You can add the person again later.
   *[no] Take <b>{ $name }</b> out of the organisation? { $n ->
        [0] No application is open to them as it is.
        [one] { $n } application closes.
       *[other] { $n } applications close.
    } { $staff ->
        [none] {""}
       *[other] The place of “{ $staff }” in the staff list becomes free.
    } The account stays: it is the person’s own. You can add the person again later.
}
people-end-yes = Take out

## The rights of somebody else

people-same-as = Give somebody else’s rights
people-same-as-title =
    <b>{ $name }</b>

    { $there ->
        [yes] Whose role and rights would you like to repeat? Choose a person, or type a name, phone, e-mail or login.
       *[no] Nobody else was found. Type the name, phone, e-mail or login of another person.
    }
people-same-as-staff =
    <b>{ $name }</b>

    Who is this in the staff list? The person whose rights are repeated sees only their own, so we need to know what “own” means here.
people-same-as-question = Give <b>{ $name }</b> the same role and rights as <b>{ $other }</b> has?
people-same-as-replaces = These personal rights are replaced:
people-same-as-yes = Give the same
people-same-as-already = Role and rights are the same already.

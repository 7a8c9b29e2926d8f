# The journal of an organisation: who did what to whom. The words for deeds are in the present and follow a name.

journal-title = <b>{ $tenant }</b>, journal
journal-title-person = <b>{ $tenant }</b>, journal: { $name }
journal-empty = There are no entries yet. Whatever is changed in the organisation, and every look by support, will appear here.
journal-nothing-found = There are no such entries. Take the mark away, or show everybody.
journal-line = <i>{ $at }</i> { $who } { $what }{ $whom ->
    [none] .
   *[other] : <b>{ $whom }</b>.
}
journal-service = The service
journal-newer = ← Newer
journal-older = Older →
journal-by-person = Choose a person
journal-card = Open the card
journal-organisation = To the organisation
journal-person = { $there ->
    [yes] Whose entries shall I show? Choose a person, or type a name, a phone, an e-mail or a login.
   *[no] Nobody was found. Type the name, phone, e-mail or login another way. The history of somebody who has left opens from their card: /people
}
journal-kind-people = People
journal-kind-rights = Roles and rights
journal-kind-applications = Applications
journal-kind-look-ups = Look-ups
journal-kind-organisation = Organisation

## Before and after

journal-none = none
journal-yes = yes
journal-no = no
journal-more = { $n } more
journal-dropped = Personal rights dropped: { $names }
journal-people = People: { $n }
journal-because = Reason: { $why }
journal-on = added: { $names }
journal-off = taken away: { $names }
journal-state = { $state ->
    [READY] ready
    [PREPARING] being prepared
   *[MAINTENANCE] under maintenance
}
journal-licence = { $state ->
    [TRIAL] a trial
    [PAID] paid
   *[EXPIRED] ended
}
journal-grant = { $given ->
    [yes] open{ $whose ->
        [own] , only their own
        [some] , staff members: { $n }
       *[all] {""}
    }{ $days ->
        [-1] {""}
       *[other] , days back: { $days }
    }
   *[no] closed
}
journal-field = { $name ->
    [personal_rights] Personal rights
    [hands_over_on_trial] Passwords during a trial
    [replaces_handed_over] An own password instead of a handed-over one
    [history_days] Days back
    [own_scope] Only their own
    [binds_staff] Staff member
   *[other] Value
}

## Deeds

journal-access-asked-why = asks why access is open or closed
journal-access-looked-up = looks at the access card
journal-access-searched = searches for a person
journal-account-address-changed = changes an e-mail or a phone
journal-account-address-linked = signs in from a new chat
journal-account-address-proven = confirms a new address
journal-account-address-unlinked = unlinks a Telegram
journal-account-chat-gone = loses a Telegram: it was deleted
journal-account-chat-returned = undoes a sign-in from another chat
journal-account-created = gets an account
journal-account-deactivated = deactivates the account
journal-account-login-changed = changes the login
journal-account-password-changed = changes the password
journal-account-password-replaced = sets a password of their own
journal-account-password-shown = confirms by the password
journal-account-recovered = confirms an address to set a new password
journal-account-recovery-asked = is asked for a new password
journal-account-restored = restores the account
journal-account-suspended = suspends the account
journal-application-created = adds an application
journal-application-linked = changes a link of an application
journal-application-removed = removes an application
journal-application-renamed = renames an application
journal-application-state-changed = changes the state of an application
journal-consent-made = makes a consent code
journal-consent-refused = enters a consent code that does not fit
journal-consent-used = enters a consent code
journal-consent-withdrawn = withdraws a consent code
journal-group-link-changed = changes a joining link
journal-group-link-closed = closes a joining link
journal-group-link-made = makes a joining link
journal-group-link-renewed = replaces the code of a joining link
journal-import-cancelled = stops inviting a list
journal-import-finished = is through with inviting a list
journal-import-started = begins to invite a list
journal-import-stopped = cannot go on inviting a list
journal-in-app-role-declared = adds a role inside an application
journal-in-app-role-removed = removes a role inside an application
journal-in-app-role-renamed = renames a role inside an application
journal-invitation-accepted = accepts the invitation
journal-invitation-address-changed = corrects the address of the invitation
journal-invitation-confirmed = confirms their address
journal-invitation-correction-asked = asks to have the invitation corrected
journal-invitation-declined = declines the invitation
journal-invitation-delivered = sends the invitation
journal-invitation-expired = closes an expired invitation
journal-invitation-issued = prepares the invitation
journal-invitation-opened = sees that the invitation was opened
journal-invitation-resent = sends the invitation again
journal-invitation-revoked = revokes the invitation
journal-invitation-undeliverable = cannot deliver the invitation
journal-invitation-wish-refused = declines to send a new invitation
journal-invitation-wished = asks for a new invitation
journal-join-allowed = lets a person in, as he asked
journal-join-asked = receives a request to join
journal-join-declined = declines a request to join
journal-join-withdrawn = takes back a request: the person has changed his mind
journal-membership-ended = takes a person out of the organisation
journal-membership-restored = restores access
journal-membership-suspended = suspends access
journal-membership-term-changed = changes the last day of access
journal-person-asked = asks for consent to connect a person
journal-person-connected = connects a person
journal-person-contacts-hidden = closes the contacts of clients
journal-person-in-app-roles-changed = changes roles inside an application
journal-person-invited = invites a person
journal-person-password-handed-over = hands over a password
journal-person-permission-changed = changes a personal right
journal-person-right-changed = changes access to an application
journal-person-rights-copied = gives the same rights as another person has
journal-person-rights-reset = brings rights back to the role
journal-person-roles-changed = changes a role
journal-person-scope-narrowed = takes a staff member out of personal rights
journal-person-sessions-limited = changes the limit of sessions
journal-person-staff-bound = changes a place on the staff list
journal-person-tenant-role-changed = changes a role in the organisation
journal-provider-claimed = becomes the owner of the service
journal-request-allowed = opens access as requested
journal-request-declined = declines a request for access
journal-request-made = asks for access
journal-request-open = asks for access
journal-role-changed = changes what a role gives
journal-role-contacts-hidden = closes the contacts of clients in a role
journal-role-created = creates a role
journal-role-deleted = deletes a role
journal-role-people-moved = moves people to another role
journal-role-renamed = renames a role
journal-servicing-accepted = agrees to be serviced
journal-servicing-asked = offers to service
journal-servicing-declined = declines to be serviced
journal-servicing-ended = ends the servicing
journal-staff-added = adds to the staff list
journal-staff-removed = removes from the staff list
journal-staff-renamed = renames somebody of the staff list
journal-support-appointed = appoints a support agent
journal-support-dismissed = dismisses a support agent
journal-tariff-created = adds a tariff
journal-tariff-offered = offers a tariff again
journal-tariff-withdrawn = withdraws a tariff
journal-tenant-created = creates the organisation
journal-tenant-invites-tenants-changed = changes the right to invite organisations
journal-tenant-language-changed = changes the language of letters
journal-tenant-licence-changed = changes the licence
journal-tenant-moved = changes the country or the time
journal-tenant-policy-changed = changes a rule of the organisation
journal-tenant-renamed = changes the name of the organisation
journal-tenant-servicing-changed = changes the right to service organisations
journal-tenant-subscribed = subscribes to a tariff
journal-tenant-subscribes-tariffs-changed = changes the right to subscribe to tariffs
journal-tenant-suspended-changed = changes the suspension of the organisation
journal-tenant-invitation-accepted = accepts the invitation to the service
journal-tenant-invitation-declined = declines the invitation to the service
journal-tenant-invitation-resent = invites an organisation again
journal-tenant-invitation-revoked = revokes the invitation of an organisation
journal-tenant-invitation-sent = invites an organisation
journal-tenant-invitation-undeliverable = cannot deliver the invitation of an organisation

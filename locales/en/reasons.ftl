# Rights, where they come from, and why an application does not open: the reason, and who can do what.
# “-self” is said to the person himself, the one without it to somebody else about him.

reason-quoted = “{ $name }”
reason-roles = { $n ->
    [one] role { $roles }
   *[other] roles { $roles }
}
reason-by-role = from the role
reason-given = personally: { $by }, { $day }
reason-personal = personally, { $day }

## The account

reason-account-unknown = There is no such account.
remedy-account-unknown = The owner or administrator of the organisation can add this person: /add

reason-account-not-confirmed = The phone or e-mail is not proven yet.
remedy-account-not-confirmed = The person proves it by the link in the invitation.
reason-account-not-confirmed-self = Your phone or e-mail is not proven yet.
remedy-account-not-confirmed-self = Open the link in the invitation and prove the address.

reason-password-not-set = No password has been chosen yet.
remedy-password-not-set = The person sets one by the link in the invitation.
reason-password-not-set-self = You have not chosen a password yet.
remedy-password-not-set-self = Open the link in the invitation and set one.

reason-password-change-required = The handed-over password has not been replaced yet.
remedy-password-change-required = The person replaces it at the first sign-in. If it is lost, the owner or administrator of the organisation can hand over a new one: /people
reason-password-change-required-self = You still use the password that was handed to you.
remedy-password-change-required-self = Replace it with your own: /start

reason-account-locked = Several sign-ins failed in a row, and signing in is closed for a while.
remedy-account-locked = It takes waiting: it opens by itself { $wait }.
reason-account-locked-self = Several sign-ins failed in a row, and signing in is closed for a while.
remedy-account-locked-self = Please wait: it opens by itself { $wait }.

reason-account-suspended = The account is suspended.
remedy-account-suspended = The owner of this service can restore it.
reason-account-suspended-self = Your account is suspended.
remedy-account-suspended-self = The owner of this service can restore it. Ask support: /help

reason-account-deactivated = The account is closed.
remedy-account-deactivated = The owner of this service can restore it. Somebody who never accepted an invitation can be added anew: /add
reason-account-deactivated-self = Your account is closed.
remedy-account-deactivated-self = The owner of this service can restore it. Ask support: /help

## The organisation

reason-tenant-suspended = The organisation is suspended in this service.
remedy-tenant-suspended = The owner of this service can resume it.
reason-tenant-suspended-self = The organisation is suspended in this service.
remedy-tenant-suspended-self = { $manages ->
    [yes] The owner of this service can resume it. Ask support: /help
   *[no] Ask the administrator of the organisation.
}

reason-licence-expired = The licence of the organisation has ended.
remedy-licence-expired = The owner of the organisation can renew it.
reason-licence-expired-self = { $manages ->
    [yes] The licence of the organisation has ended.
   *[no] The applications of this organisation do not open at the moment.
}
remedy-licence-expired-self = { $manages ->
    [yes] The owner of the organisation can renew it.
   *[no] Ask the administrator of the organisation.
}

## The place in the organisation

reason-not-a-member = The person does not belong to this organisation.
remedy-not-a-member = The owner or administrator of the organisation can add them: /add
reason-not-a-member-self = You do not belong to this organisation.
remedy-not-a-member-self = Ask the owner or administrator of the organisation to invite you.

reason-invitation-not-accepted = The invitation is not accepted yet.
remedy-invitation-not-accepted = The person needs to follow the link in the invitation. If there is none, the owner or administrator of the organisation can send it again: /people
reason-invitation-not-accepted-self = You have not accepted the invitation yet.
remedy-invitation-not-accepted-self = Open its link. If you have none, ask the administrator of the organisation to send it again.

reason-invitation-expired = The invitation has expired.
remedy-invitation-expired = The owner or administrator of the organisation can send it again: /people
reason-invitation-expired-self = Your invitation has expired.
remedy-invitation-expired-self = Ask the administrator of the organisation to send it again.

reason-invitation-revoked = The invitation was revoked.
remedy-invitation-revoked = The owner or administrator of the organisation can add the person anew: /add
reason-invitation-revoked-self = Your invitation was revoked.
remedy-invitation-revoked-self = If that is a mistake, ask the administrator of the organisation for a new one.

reason-invitation-declined = The person declined the invitation.
remedy-invitation-declined = If they have changed their mind, the owner or administrator of the organisation can add them anew: /add
reason-invitation-declined-self = You declined the invitation.
remedy-invitation-declined-self = If you have changed your mind, ask the administrator of the organisation for a new one.

reason-invitation-undeliverable = The letter with the invitation did not arrive.
remedy-invitation-undeliverable = The owner or administrator of the organisation can check the address, send the letter again or pass the link on: /people
reason-invitation-undeliverable-self = The letter with your invitation did not arrive.
remedy-invitation-undeliverable-self = Ask the administrator of the organisation to check the address or to pass the link on.

reason-membership-suspended = This person's access in the organisation is suspended.
remedy-membership-suspended = The owner or administrator of the organisation can restore it.
reason-membership-suspended-self = Your access in the organisation is suspended.
remedy-membership-suspended-self = The owner or administrator of the organisation can restore it.

reason-membership-ended = The person no longer belongs to this organisation.
remedy-membership-ended = The owner or administrator of the organisation can add them anew: /add
reason-membership-ended-self = You no longer belong to this organisation.
remedy-membership-ended-self = If that is a mistake, ask the owner or administrator of the organisation.

## The application

reason-app-not-found-or-closed-self = The application was not found or is not open to you. Ask the owner or administrator.

reason-app-unknown = There is no such application.
remedy-app-unknown = Check the name: the person's card shows which applications there are.
reason-app-unknown-self = There is no such application.
remedy-app-unknown-self = Check the name: which applications there are is shown here: /my

reason-app-not-allowed = { $kind ->
    [taken-by] Closed to this person deliberately: { $by }, { $day }.
    [taken] Closed to this person deliberately, { $day }.
    [no-role] The person has no role, and was not given the right personally.
   *[role] { $n ->
        [one] The role { $roles } does not give this right.
       *[other] The roles { $roles } do not give this right.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] The owner or administrator of the organisation can give it back.
    [taken] The owner or administrator of the organisation can give it back.
   *[role] The owner or administrator of the organisation can give another role or, where the organisation allows it, this right to the person alone.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] Closed to you deliberately: { $by }, { $day }.
    [taken] Closed to you deliberately, { $day }.
    [no-role] You have no role, and were not given the right personally.
   *[role] { $n ->
        [one] Your role { $roles } does not give this right.
       *[other] Your roles { $roles } do not give this right.
    }
}
remedy-app-not-allowed-self = The owner of the organisation can give it to you.

reason-app-administration-not-allowed = The application may be launched, but not administered.
remedy-app-administration-not-allowed = The owner of the organisation can give the right “launch and administration”.
reason-app-administration-not-allowed-self = You may launch the application, but not administer it.
remedy-app-administration-not-allowed-self = The owner of the organisation can give the right “launch and administration”.

reason-app-preparing = The application is still being prepared.
remedy-app-preparing = It takes waiting: it opens by itself.
reason-app-preparing-self = Your application is being prepared.
remedy-app-preparing-self = Please wait.

reason-app-unavailable = The application is under maintenance at the moment.
remedy-app-unavailable = It takes waiting: it opens by itself.
reason-app-unavailable-self = The application is under maintenance at the moment.
remedy-app-unavailable-self = Please wait.

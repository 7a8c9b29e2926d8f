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

reason-tenant-unknown = There is no such organisation.
remedy-tenant-unknown = Check its name.

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
    [taken-by] The application was closed to this person deliberately: { $by }, { $day }.
    [taken] The application was closed to this person deliberately, { $day }.
    [no-role] The person has no role, and the application was not opened personally.
   *[role] { $n ->
        [one] The role { $roles } does not open this application.
       *[other] The roles { $roles } do not open this application.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] The owner or administrator of the organisation can give it back.
    [taken] The owner or administrator of the organisation can give it back.
   *[role] The owner or administrator of the organisation can give another role or, where the organisation allows it, this right to the person alone.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] The application was closed to you deliberately: { $by }, { $day }.
    [taken] The application was closed to you deliberately, { $day }.
    [no-role] You have no role, and the application was not opened to you personally.
   *[role] { $n ->
        [one] Your role { $roles } does not open this application.
       *[other] Your roles { $roles } do not open this application.
    }
}
remedy-app-not-allowed-self = The owner of the organisation can open it to you.

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

## Sessions

reason-session-limit-reached = Open sessions: { $open } of { $limit }, a new one will not open.
remedy-session-limit-reached = The person can end one of their sessions, and the owner or administrator of the organisation can allow more: /people
reason-session-limit-reached-self = You have { $open } of { $limit } sessions open, a new one will not open.
remedy-session-limit-reached-self = End one of them, or ask the administrator of the organisation to allow more.

## Permissions inside applications

reason-permission-unknown = There is no such permission.
remedy-permission-unknown = Check the name: any role shows which permissions there are: /roles

reason-platform-not-supported = “{ $block }” exists in the web version only.
remedy-platform-not-supported = The person needs a web application. If it is closed, the owner or administrator of the organisation can open it.
reason-platform-not-supported-self = “{ $block }” exists in the web version only.
remedy-platform-not-supported-self = Open the web application. If you do not have it, ask the administrator of the organisation.

reason-block-closed = { $kind ->
    [taken-by] The block “{ $block }” was closed to this person deliberately: { $by }, { $day }.
    [taken] The block “{ $block }” was closed to this person deliberately, { $day }.
    [no-role] The person has no role, and the block “{ $block }” was not opened personally.
   *[role] { $n ->
        [one] The role { $roles } does not open the block “{ $block }”.
       *[other] The roles { $roles } do not open the block “{ $block }”.
    }
}
remedy-block-closed = The owner of the organisation can open it, and an administrator to whom it is open.
reason-block-closed-self = { $kind ->
    [taken-by] The block “{ $block }” was closed to you deliberately: { $by }, { $day }.
    [taken] The block “{ $block }” was closed to you deliberately, { $day }.
    [no-role] You have no role, and the block “{ $block }” was not opened to you personally.
   *[role] { $n ->
        [one] Your role { $roles } does not open the block “{ $block }”.
       *[other] Your roles { $roles } do not open the block “{ $block }”.
    }
}
remedy-block-closed-self = Ask the owner or administrator of the organisation to open it.

reason-prerequisite-missing = { $count ->
    [one] A permission is missing without which this does not work: { $missing }.
   *[other] Permissions are missing without which this does not work: { $missing }.
}
remedy-prerequisite-missing = { $count ->
    [one] The owner of the organisation can give it, and an administrator who has it.
   *[other] The owner of the organisation can give them, and an administrator who has them.
}
reason-prerequisite-missing-self = { $count ->
    [one] A permission is missing without which this does not work: { $missing }.
   *[other] Permissions are missing without which this does not work: { $missing }.
}
remedy-prerequisite-missing-self = Ask the owner or administrator of the organisation to give { $count ->
    [one] it to you.
   *[other] them to you.
}

reason-permission-not-granted = { $kind ->
    [taken-by] The permission “{ $permission }” was taken from this person deliberately: { $by }, { $day }.
    [taken] The permission “{ $permission }” was taken from this person deliberately, { $day }.
    [no-role] The person has no role, and the permission “{ $permission }” was not given personally.
   *[role] { $n ->
        [one] The role { $roles } does not give the permission “{ $permission }”.
       *[other] The roles { $roles } do not give the permission “{ $permission }”.
    }
}
remedy-permission-not-granted = The owner of the organisation can give it, and an administrator who has it.
reason-permission-not-granted-self = { $kind ->
    [taken-by] The permission “{ $permission }” was taken from you deliberately: { $by }, { $day }.
    [taken] The permission “{ $permission }” was taken from you deliberately, { $day }.
    [no-role] You have no role, and the permission “{ $permission }” was not given to you personally.
   *[role] { $n ->
        [one] Your role { $roles } does not give the permission “{ $permission }”.
       *[other] Your roles { $roles } do not give the permission “{ $permission }”.
    }
}
remedy-permission-not-granted-self = Ask the owner or administrator of the organisation to give it to you.

reason-out-of-scope-staff = { $count ->
    [0] The permission “{ $permission }” is given, but for no staff member.
   *[other] The permission “{ $permission }” is given for some staff members only, and this is none of them.
}
remedy-out-of-scope-staff = The owner or administrator of the organisation can bind the person to somebody of the staff list, or give the permission for others: /people
reason-out-of-scope-staff-self = { $count ->
    [0] You have the permission “{ $permission }”, but for no staff member.
   *[other] You have the permission “{ $permission }” for some staff members only, and this is none of them.
}
remedy-out-of-scope-staff-self = Ask the owner or administrator of the organisation to bind you to somebody of the staff list, or to give it for others.

reason-out-of-scope-history = { $days ->
    [0] The permission “{ $permission }” holds from today on, past days are closed.
    [one] The permission “{ $permission }” holds for { $days } past day and the future, earlier days are closed.
   *[other] The permission “{ $permission }” holds for { $days } past days and the future, earlier days are closed.
}
remedy-out-of-scope-history = The owner of the organisation can open more days, and an administrator to whom they are open.
reason-out-of-scope-history-self = { $days ->
    [0] Your permission “{ $permission }” holds from today on, past days are closed.
    [one] Your permission “{ $permission }” holds for { $days } past day and the future, earlier days are closed.
   *[other] Your permission “{ $permission }” holds for { $days } past days and the future, earlier days are closed.
}
remedy-out-of-scope-history-self = Ask the owner or administrator of the organisation to open more days.

reason-masked = The contacts of clients are hidden in the block “{ $block }”. These permissions would show them:
reason-masked-by = “{ $permission }”: { $fields }

## Who can do what

remedies-you = You can { $acts }.
remedies-others = { $n ->
    [one] { $names } can { $acts }.
   *[other] { $names } can each { $acts }.
}
remedies-others-too = Who else can do it: { $names }.
remedies-more = { $n } more

remedy-act-allow-person = allow it to this person alone
remedy-act-other-role = give this person another role
remedy-act-allow-role = change the role “{ $role }”{ $n ->
    [1] {""}
   *[other] {" "}for everyone ({ $n })
}
remedy-act-person-rights = change this person's own rights
remedy-act-resend = send the invitation again
remedy-act-restore = restore this person's access
remedy-act-new-password = hand over a new password
remedy-act-raise-limit = allow more sessions

remedy-press-allow-person = Allow “{ $application }”
remedy-press-other-role = Give another role
remedy-press-allow-role = { $n ->
    [1] Change the role “{ $role }”
   *[other] Change the role for all ({ $n })
}
remedy-press-person-rights = Change personal rights
remedy-press-resend = Send the invitation again
remedy-press-restore = Restore access
remedy-press-new-password = Hand over a new password
remedy-press-raise-limit = Change the session limit

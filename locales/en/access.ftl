# What is open to a person, and why not.

access-ask =
    Whose access shall we look at?

    Type a phone, an e-mail, a login, a Telegram @username or part of a name.
access-not-yours = Other people's access is shown to the support of this service, and to the owner and administrator of an organisation for their own people. See your own access here: /my
access-matches = Several people match. Which one?
access-first-matches = Many people match, here are the first { $n }. If the right one is missing, type more of the name.
access-match = { $number }. { $name }: { $tenants }
access-match-former = · no longer here
access-which =
    <b>{ $name }</b>

    Which application?
access-in-none = in no organisation

access-person = <b>{ $name }</b>
access-login = Login: { $login }
access-no-login = No login
access-identifier = { $kind ->
    [email] E-mail: { $masked }, { $verified ->
        [yes] proven
       *[no] not proven
    }
   *[phone] Phone: { $masked }, { $verified ->
        [yes] proven
       *[no] not proven
    }
}
access-account-invited = Account: the invitation is not accepted yet
access-account-confirmed = Account: the address is proven, there is no password yet
access-account-active = Account: active
access-account-suspended = Account: suspended
access-account-deactivated = Account: closed
access-linked = Telegram: linked
access-not-linked = Telegram: not linked
access-provider-owner = Owner of this service
access-provider-support = Support agent of this service
access-no-organisation = Belongs to no organisation.
access-closed-everywhere = Nothing will open for now:

access-tenant = <b>{ $tenant }</b>
access-no-applications = The organisation has no applications.
access-allowed = ✅ { $name }
access-denied = ⛔ { $name }
access-see-above = The right is there, but what is said above is in the way.
access-not-for-you = The reason lies in this person's account, and only the support of this service may name it: /help
access-more = And { $n } more { $n ->
    [one] application that does
   *[other] applications that do
} not fit. Ask about a single one like this: /why name “application”

access-appoint = Make a support agent
access-dismiss = Dismiss from support
access-dismiss-question = Dismiss from support? This person will no longer see other people's access. Their own rights stay as they are.
access-dismiss-yes = Dismiss
access-appointed = Now a support agent.
access-dismissed = No longer a support agent.
access-another = Another person
access-whole-card = The whole card

access-yes = Yes. <b>{ $name }</b> can open the application “{ $application }” of the organisation “{ $tenant }”.
access-no = No. <b>{ $name }</b> cannot open the application “{ $application }” of the organisation “{ $tenant }” for now.
access-yes-permission = Yes. <b>{ $name }</b> has the permission “{ $permission }”: application “{ $application }”, organisation “{ $tenant }”.
access-no-permission = No. <b>{ $name }</b> does not have the permission “{ $permission }” for now: application “{ $application }”, organisation “{ $tenant }”.
access-has-right = Right:
access-no-such-application = There is no application “{ $application }” in this person's organisations. The card shows which there are.
access-more-answers = And { $n } more { $n ->
    [one] answer does
   *[other] answers do
} not fit. Ask more exactly.
access-allowed-now = Allowed.

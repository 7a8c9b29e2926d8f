# The menu: what can be done here.

home-manager =
    <b>{ $name }</b>, what shall we do?

    Add a person, see who is already here, or check what is open to whom.
home-support =
    <b>{ $name }</b>, whom shall we help?

    Find a person, and I will show what is open to them, what is not, and why.
home-member =
    <b>{ $name }</b>, hello.

    Here you can see your organisations and the applications that are open to you.
home-first-organisation =
    <b>{ $name }</b>, the service is ready, and it has no organisation of yours so far.

    Begin with one: it takes a minute. After that you can invite people.
home-empty =
    <b>{ $name }</b>, no organisation is open to you at the moment.

    If you were invited, open the link in the invitation. If there is none, ask the administrator of your organisation to send one. “My access” shows what exactly is in the way.
home-closed =
    <b>{ $name }</b>, your account has been suspended or closed by those who run this service.

    Until that changes you cannot sign in anywhere. If this is a mistake, write to support: /help
home-stranger =
    Hello. We have not met yet.

    Press “Begin”: by the link of an invitation, your phone number or your login I will know who you are.

home-add = Add a person
home-people = People
home-invites = Invitations
home-organisation = Organisation
home-roles = Roles
home-apps = Applications
home-access = Check access
home-servicing = Servicing
home-found-first = First create an organisation.
home-found = Create an organisation
home-my = My access
home-enter = Begin
home-language = Language
home-help = Help
home-provider = Manage the service
home-account = My sign-in

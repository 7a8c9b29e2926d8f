# The command menu beside the input field.

command-start = Start
command-add = Add a person
command-people = People of the organisation
command-invites = Unanswered invitations
command-links = Links and QR codes for joining
command-staff = Staff list
command-settings = Settings of the organisation
command-journal = Journal of the organisation
command-roles = Roles of the organisation
command-apps = Applications, and who has them
command-access = What access a person has
command-why = Why it is open or closed
command-servicing = Servicing of organisations
command-my = My organisations and applications
command-consent = A code to be connected by
command-language = Language
command-help = Help
command-cancel = Cancel what was begun

bot-description = This is where your organisation lets you into its applications. Open the link from your invitation, or press Start: I can find you by your phone number or your login.
command-provider = Organisations and licences of the service
command-account = My sign-in: password, e-mail, phone
command-recover = Forgotten password

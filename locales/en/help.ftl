# Help: what can be done, whom to ask, how data are protected.

help-title = <b>Help</b>
help-stranger =
    I help you get into the applications of your organisation.
    • You have the link of an invitation: open it.
    • You have no link but were invited by phone: press /start and share your number.
    • You were given a login and a password: press /start and enter them.
    • Forgot the password: /recover
help-provider =
    You own this service:
    • a new organisation: /start, button “Create an organisation”;
    • organisations, licences, accounts, support agents, tariffs: /provider
help-manager =
    You manage the people of an organisation:
    • add an employee or a customer: /add
    • everyone, with their state: /people
    • who has not answered an invitation yet: /invites
    • a link or QR by which many come: /links
    • roles: what they open and who has them: /roles
    • applications, and the table of who may open what: /apps
    • the staff list for the schedule: /staff
    • settings of the organisation: /settings, the journal for owners: /journal
    • what is open to a person: /access Ivan Petrov
    • why an application or a permission is closed: /why Ivan Petrov “Warehouse”
help-support =
    You are a support agent:
    • a person's card: /access with a phone, e-mail, login, @username or part of a name
    • one question: /why Ivan Petrov “Warehouse”
    Every look-up is written to the journal.
help-everybody =
    For everybody:
    • your organisations and applications: /my
    • why an application does not open, and asking for it: /why
    • password, login, e-mail, phone, this Telegram: /account
    • forgot the password: /recover
    • a code by which another organisation connects you: /consent
    • language: /language
    • drop what was begun and go back to the menu: /cancel

help-support-card = <b>Support</b>
help-hours = Hours: { $value }
help-phones = Phones: { $value }
help-email = E-mail for users: { $value }
help-partner-email = E-mail for partners: { $value }
help-ask-whom = { $role ->
    [stranger] If something does not work, ask the person who invited you.
    [provider] The support card is still empty. It is filled in the settings of the service: SUPPORT_HOURS, SUPPORT_PHONES, SUPPORT_EMAIL, SUPPORT_PARTNER_EMAIL.
    [manager] If something does not work, ask the owner of this service: the one who set up your organisation here.
   *[member] If something does not work, ask the owner or the administrator of your organisation.
}
help-privacy = How your data are protected
help-privacy-at = How your data are protected: { $address }

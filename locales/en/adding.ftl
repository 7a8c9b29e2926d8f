# Adding a person: each field, the review card, the way out.

adding-tenant = Which organisation is the person joining?

adding-identifier =
    <b>{ $tenant }</b> · new person

    How can they be reached? Type a phone number or an e-mail, or send their contact card (paper clip → Contact).

    If they use the service already and gave you a consent code, type that code.
    { $value ->
        [none] {""}
       *[other]
    Now: <b>{ $value }</b>
    }
adding-identifier-wanted = A phone number, an e-mail or a contact card is needed.
adding-is-member = { $name } is already in “{ $tenant }”.
adding-is-expired = { $name } is already invited, but the invitation has expired.
adding-open-member = Open the card
adding-hand-over = No phone and no e-mail
adding-import = Add a list
adding-more-cards = Add more contacts
adding-by-consent = by consent code
adding-further-elsewhere = This address belongs to somebody who uses the service already. If it is the same person, go back to the first step and give the address there. If not, check it for a typo.

adding-name =
    <b>{ $tenant }</b> · new person

    { $value ->
        [none] What is their name? Type the first and last name.
       *[other] Is it <b>{ $value }</b>? Press “Next” or type the name as it should be.
    }

adding-known =
    {""}
    This person uses the service already. I will ask whether they agree, and until they do you see nothing of their data: the list shows the name that you type.

adding-user-type =
    <b>{ $tenant }</b> · { $name }

    Who are they to the organisation?
adding-user-type-employee = Employee
adding-user-type-customer = Customer
adding-user-type-both = Both employee and customer

adding-login =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Which login will they use? Make one up from letters, digits, dots and dashes. For example: ivan.petrov
       *[other] The login is <b>{ $value }</b>. Press “Next” or type another one.
    }

adding-email =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Do they have an e-mail? Type the address or skip.
       *[other] E-mail: <b>{ $value }</b>. Press “Next” or type another one.
    }

adding-phone =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Do they have a phone? Type the number, send a contact card, or skip.
       *[other] Phone: <b>{ $value }</b>. Press “Next” or type another one.
    }

adding-tenant-role =
    <b>{ $tenant }</b> · { $name }

    What may they do in the organisation itself? Owners and administrators add people, and need an e-mail.
adding-tenant-role-owner = Owner of the organisation
adding-tenant-role-administrator = Administrator
adding-tenant-role-user = Ordinary user
adding-tenant-role-servicing_operator = Servicing operator
adding-role-needs-address = An owner or administrator of the organisation needs an e-mail, and this person has none. Choose “Ordinary user”, or go back and give an e-mail.

adding-role-employee =
    <b>{ $tenant }</b> · { $name }

    What is their role at work? It decides which applications are open to them.
adding-role-customer =
    <b>{ $tenant }</b> · { $name }

    What is their role as a customer?

adding-staff =
    <b>{ $tenant }</b> · { $name }

    Who are they in the staff list? Then they see just their own schedule and records from the start.
adding-staff-new = New: { $name }
adding-staff-nobody = Do not connect

adding-rights =
    <b>{ $tenant }</b> · { $name }

    Which applications should be open? { right-switches }
adding-recommended-rights = Back to what the role gives

adding-language =
    <b>{ $tenant }</b> · { $name }

    In which language should we write to them?

adding-review =
    <b>{ $tenant }</b> · new person

    Please check. Every line can be changed with a button below.
adding-review-line = { $field }: <b>{ $value }</b>
adding-will-invite = { $ways ->
    [none] Nothing goes out by itself: you get a link and a QR to hand on to the person.
   *[other] What goes out: { $ways }. The link and QR appear here.
}
adding-field-identifier = Contact
adding-field-name = Name
adding-field-user-type = Who it is
adding-field-login = Login
adding-field-email = E-mail
adding-field-phone = Phone
adding-field-tenant-role = Organisation
adding-field-role-only = Role
adding-field-role-employee = Work role
adding-field-role-customer = Role as customer
adding-field-staff = In the staff list
adding-field-rights = Applications
adding-field-language = Language
adding-change = { $field } ✎
adding-no-address = none, you hand over a password
adding-no-rights = nothing is open
adding-will-hand_over = I make up a password and show it to you once.
adding-will-ask = This person has an account already. I will ask them in chat or by letter, and access opens when they agree.
adding-will-connect = This person gave you a consent code: access opens at once, and they will hear who connected them.
adding-confirm-invite = Invite
adding-confirm-hand_over = Make a password
adding-confirm-ask = Send the request
adding-confirm-connect = Connect
adding-connected = { $name } is in the organisation now.

adding-cancel = Give up this form? What you typed will be gone.
adding-resume = Go on
adding-discard = Give up
adding-unfinished =
    { $name ->
        [none] You have not finished adding a person.
       *[other] You have not finished adding a person: <b>{ $name }</b>.
    }
    Go on, or start again?
adding-start-again = Start again
adding-leave = Leave without saving

adding-role-gone = The role that you chose has just been deleted. Choose another one.
adding-application-gone = One of the applications has just been removed from the organisation. It is out of the form, and the rest is kept.
adding-staff-gone = The staff member that you chose belongs to somebody else by now, or is no longer in the list. Check the line “In the staff list”.
adding-turns-out-known = While you were filling in the form, this person began to use the service. They need no new account; I will ask them to agree. Check, and press once more.
adding-turns-out-new = This person is no longer in the service, so they will be added as somebody new. Check, and press once more.
adding-connect-needs-email = An owner or administrator of the organisation needs an e-mail that the person has proven. Choose “Ordinary user”, or give their e-mail instead of the phone.

# “Why is this not open to me?”: the answer to the person, the request, and the answer to that.

why-choose =
    Which application is it about? Press it, or type its name.
why-choose-none =
    Which application is it about? Type its name.
why-others-hint = About somebody else ask like this: /why Ivan Petrov “Warehouse”
why-stranger = We have not met yet, so there is nothing to tell. Press /start: there I find out who you are.

why-yes = Yes, the application “{ $application }” is open to you. Organisation: “{ $tenant }”.
why-no = The application “{ $application }” does not open for you at the moment. Organisation: “{ $tenant }”.
why-yes-permission = Yes, you have the permission “{ $permission }”: application “{ $application }”, organisation “{ $tenant }”.
why-no-permission = You do not have the permission “{ $permission }” at the moment. Organisation: “{ $tenant }”.
why-yes-but = Does it not open? Check the password: /recover
why-more = More than this is called so. Please type the name more exactly.

why-ask = Ask the administrator
why-who-can = Who can open it
why-another = Ask again
why-tenant = In which organisation shall I ask?
why-sent =
    Your request is on its way: “{ $wanted }”. Organisation: “{ $tenant }”.

    It went to those who can answer it. The answer will come here.

## The request: to whoever can open it

access-request-subject = Request for access: { $name }
access-request-text =
    { $name } asks for access. Organisation: “{ $tenant }”. This is the request: “{ $wanted }”.

    { $kind ->
        [closed] There is such an application, and it is closed to this person: { $found }. Allow it here, or on the person's card: /people
        [role] There is such an application, and it is closed to this person: { $found }. In your organisation only the role gives rights: give the person another one, or change this one for everyone (/roles).
        [permission] This is a permission, and this person does not have it: { $found }. Allow it here, or on the person's card: /people { $contacts ->
            [yes] It shows the contacts of clients.
           *[no] {""}
        }
        [permissions] Several permissions fit this: { $found }. Give the right one on the person's card: /people
        [role-permission] This is a permission: { $found }. In your organisation only the role gives rights: give the person another one, or change this one for everyone (/roles).
        [open] This is open to the person already: { $found }.
       *[none] You have no application of that name. Perhaps it is misspelt: ask the person.
    }
access-request-allow = { $what ->
    [none] Allow
   *[other] Allow “{ $what }”
}
access-request-role = Give another role
access-request-opened = Say that it is open
access-request-decline = Decline

why-allowed = ✅ Allowed: “{ $what }”. { $name } will hear of it.
why-told = ✅ Done: { $name } will hear that it is open.
why-declined = Declined. { $name } will hear of it.

## The answer: to who asked

access-request-allowed-subject = Access was opened for you
access-request-allowed-text =
    Your request “{ $wanted }” was granted. Organisation: “{ $tenant }”. Answered by: { $by }.

    What is open to you is shown here: /my

access-request-declined-subject = The answer to your request for access
access-request-declined-text =
    Your request “{ $wanted }” was declined. Organisation: “{ $tenant }”. Answered by: { $by }.

    If you need this access, please talk about it in person.

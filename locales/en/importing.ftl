# Many people at once: a file or contacts, the check, the invitations, the outcome.

importing-tenant = Which organisation are they invited to?

importing-file =
    <b>Invite a list</b> · { $tenant }

    Send an .xlsx or .csv file: one line per person, the names of the columns in the first line. A name and a phone or e-mail are needed, the rest is up to you. Columns may stand in any order, up to { $rows } people and { $mb } MB.

    First I check everything and show what would come of it. Until you confirm, nobody hears of it.
importing-get-template = Download the template
importing-file-wanted = Send an .xlsx or .csv file (paper clip → File). If there is none yet, download the template.

importing-contacts =
    { $n ->
        [one] { $n } contact in the list
       *[other] { $n } contacts in the list
    }: <b>{ $names }</b>{ $more ->
        [0] .
       *[other] {" "}and { $more } more.
    }

    Send the next contact, or invite them all. First I check the list and show what would come of it.
importing-invite-cards = Check and invite
importing-card-wanted = Send a contact from your address book (paper clip → Contact), or press the button.
importing-cards-full = { $n ->
    [one] Such a list holds { $n } contact
   *[other] Such a list holds { $n } contacts
}. A file is easier for the others.

importing-role =
    <b>{ $tenant }</b>

    { $n ->
        [0] Which role shall those have who have none in the list?
        [one] { $n } person in the list has no role. Which one shall it be?
       *[other] { $n } people in the list have no role. Which one shall they all have?
    }
importing-without-role = Skip

importing-checked =
    <b>{ $tenant }</b>{ $file ->
        [none] {""}
       *[other] {" "}· { $file }
    }

    { $total ->
        [one] { $total } person checked, nobody is invited yet.
       *[other] { $total } people checked, nobody is invited yet.
    }
importing-ready = ✓ Can be invited: <b>{ $n }</b>
importing-way-letter = – by letter: { $n }
importing-way-both = – by letter and text: { $n }
importing-way-sms = – by SMS: { $n }
importing-way-link = – by a link that you hand on: { $n }
importing-way-request = – by asking those who can sign in already: { $n }
importing-skipped = Here or invited already: { $n }
importing-bad = ⚠ With mistakes: { $n }
importing-line = line { $line }{ $name ->
    [none] {""}
   *[other] , { $name }
}
importing-unknown-columns = I do not know these columns and leave them alone: { $names }.
importing-earlier = You have sent this very file before: { $at }.
importing-next =
    {""}
    { $ready ->
        [yes] { $wrong ->
            [yes] Those who are ready can be invited now; mend the lines with mistakes and send that file again.
           *[no] Shall I invite them?
        }
       *[no] { $wrong ->
            [yes] There is nobody to invite yet. Download the lines with mistakes, mend them and send them again.
           *[no] There is nobody to invite: everybody is here already.
        }
    }
importing-invite = Invite: { $ready }
importing-change-role = { $role ->
    [none] Choose a role for the others
   *[other] Role for the others: { $role }
}
importing-change-language = Letters in: { $language }
importing-another-file = Change the file
importing-language = In which language shall I write to those who have none in the list?

importing-progress =
    <b>Inviting people: { $done } of { $of }</b>
    { $bar } { $percent }%

    Invited: { $invited } · requests: { $asked } · failed: { $wrong }
importing-stop-question = Stop? Those who are invited stay invited, and I leave the others alone.
importing-over =
    <b>{ $state ->
        [DONE] Done: the list is through
        [CANCELLED] Stopped
       *[STOPPED] I had to stop
    }</b>
importing-outcome-invited = Invited: { $n }
importing-outcome-asked = Asked for consent: { $n }
importing-outcome-skipped = Here already: { $n }
importing-outcome-wrong = Failed: { $n }
importing-outcome-left = Left alone: { $n }
importing-links-are-personal = Those who got a letter or an SMS will come by themselves. Hand the others the links from the file: each is personal and lets in nobody else.
importing-button-stop = Stop
importing-button-stop-yes = Yes, stop
importing-button-go-on = Go on
importing-button-links = Download the links
importing-button-wrong = Download the lines to mend
importing-button-people = Open people

## Files

importing-template-file = List of people (template)
importing-template = Fill in the first sheet and send the file back. Delete the line with the example. The roles of your organisation are on the second sheet.
importing-wrong-file = To be mended
importing-wrong-caption = { $n ->
    [one] { $n } line with a mistake
   *[other] { $n } lines with mistakes
}. What is wrong stands in the last column. Mend it and send this file.
importing-links-file = Links
importing-links-caption = Each link is personal: hand it only to the person named in its line. Do not forward the whole file.
importing-sheet-people = People
importing-sheet-roles = Roles
importing-example-name = Anna Petrova
importing-column-name = Full name
importing-column-phone = Phone
importing-column-email = E-mail
importing-column-login = Login
importing-column-role = Role
importing-column-user-type = Who
importing-column-tenant-role = In the organisation
importing-column-language = Language
importing-column-wrong = What is wrong
importing-column-address = Phone or e-mail
importing-column-how = How they come
importing-column-link = Link
importing-tenant-role-user = user
importing-user-type-employee = employee
importing-user-type-customer = customer
importing-how-mailed = letter sent
importing-how-both = letter and SMS sent
importing-how-texted = SMS sent
importing-how-hand-on = hand on the link
importing-how-asked = asked for consent
importing-how-over = the link no longer works

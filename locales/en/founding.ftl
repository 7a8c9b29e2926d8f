# A new organisation.

founding-name =
    A new organisation. What is it called?

    Its people, and those you invite, will see this name.
founding-name-invalid = The name may have up to { $name_max } { $name_max ->
    [one] character
   *[other] characters
}, in one line.
founding-now =
    {""}
    Now: <b>{ $now }</b>
founding-keep = Keep and go on

founding-country =
    In which country is <b>{ $name }</b>? It decides how phone numbers without a country code are read.

    If there is no button for it, type its name.
founding-country-several = There are several such countries. Choose one:

founding-time-zone =
    By what time does <b>{ $name }</b> work? Choose a city with the same time.

    Or type the name of the city.

founding-template =
    What shall <b>{ $name }</b> start from? A template makes the applications and roles at once.

founding-template-line = <b>{ $name }</b>: { $about }
founding-template-field_service = six applications (web, administration, API, mobile ones for engineers and customers, equipment passport) and five roles. Only the role opens applications.
founding-template-cloud_accounting = accounting, warehouse and payroll, one role. You open the applications for each person yourself.
founding-template-bookings = a web version, a mobile application and API, six roles from specialist to branch owner. The role opens applications, and you may change them for each person.
founding-template-blank = one role and no applications.

founding-language = In which language shall the people of <b>{ $name }</b> be written to? The names of roles and applications will be in it too.

founding-review =
    Please check that everything is right.

    Name: <b>{ $name }</b>
    Country: <b>{ $country }</b>
    Time: <b>{ $time_zone }</b>
    Template: <b>{ $template }</b>
    Language of letters: <b>{ $language }</b>
founding-create = Create the organisation
founding-change-name = Change name
founding-change-country = Change country
founding-change-time-zone = Change time
founding-change-template = Change template
founding-change-language = Change language

founding-created =
    The organisation <b>{ $name }</b> is there, and you are its owner.

    First of all, add a person: for instance an administrator who will invite the others.
founding-created-trial =
    The organisation <b>{ $name }</b> is there, and you are its owner. The trial runs for { $days } { $days ->
        [one] day
       *[other] days
    }.

    { $ready ->
        [yes] Its applications and roles are there already, to be looked at and set up. {""}
       *[no] {""}
    }People can be invited once the licence is paid: write to support about it, /help.
founding-no-applications =
    {""}
    There are no applications yet, add them: /apps
founding-add-person = Add a person

founding-cancel = The organisation is not created yet. If you stop here, your answers are lost.
founding-cancel-invited = The organisation is not there yet. If you stop, what you have answered is lost. The link in the letter leads back here.
founding-go-on = Go on
founding-drop = Stop

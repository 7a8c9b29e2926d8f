# Жаңа ұйым.

founding-name =
    Жаңа ұйым. Ол қалай аталады?

    Бұл атауды қызметкерлер мен сіз шақырған адамдар көреді.
founding-name-invalid = Атау { $name_max } { $name_max ->
    [one] таңбадан
   *[other] таңбадан
} аспауы керек, бір жолда.
founding-now =
    {""}
    Қазір: <b>{ $now }</b>
founding-keep = Қалдырып, әрі қарай

founding-country =
    <b>{ $name }</b> ұйымы қай елде? Ел коды жоқ телефондар осыған қарай оқылады.

    Түймеларда ел болмаса, оның атауын жазыңыз.
founding-country-several = Мұндай бірнеше ел бар. Керегін таңдаңыз:

founding-time-zone =
    <b>{ $name }</b> ұйымы қай уақытпен жұмыс істейді? Уақыты сондай қаланы таңдаңыз.

    Немесе қаланың атауын жазыңыз.

founding-template =
    <b>{ $name }</b> ұйымын неден бастаймыз? Үлгі қосымшалар мен рөлдерді бірден жасайды.

founding-template-line = <b>{ $name }</b>: { $about }
founding-template-field_service = алты қосымша (веб, әкімшілік, API, инженер мен тапсырыс берушінің мобильді қосымшалары, жабдық паспорты) және бес рөл. Қосымшаларды тек рөл ашады.
founding-template-cloud_accounting = бухгалтерия, қойма және жалақы, бір рөл. Қосымшаларды әр адамға өзіңіз ашасыз.
founding-template-bookings = веб-нұсқа, мобильді қосымша және API, маманнан филиал иесіне дейін алты рөл. Қосымшаларды рөл ашады, оларды әр адамға өзгертуге болады.
founding-template-blank = бір рөл, қосымша жоқ.

founding-language = <b>{ $name }</b> ұйымының адамдарына хаттар қай тілде жазылсын? Рөлдер мен қосымшалардың атаулары да сол тілде болады.

founding-review =
    Бәрі дұрыс па, тексеріңіз.

    Атауы: <b>{ $name }</b>
    Елі: <b>{ $country }</b>
    Уақыты: <b>{ $time_zone }</b>
    Үлгісі: <b>{ $template }</b>
    Хаттар тілі: <b>{ $language }</b>
founding-create = Ұйымды құру
founding-change-name = Атауын өзгерту
founding-change-country = Елін өзгерту
founding-change-time-zone = Уақытын өзгерту
founding-change-template = Үлгісін өзгерту
founding-change-language = Тілін өзгерту

founding-created =
    <b>{ $name }</b> ұйымы құрылды, сіз оның иесісіз.

    Алдымен адам қосыңыз: мысалы, қалғандарын шақыратын әкімшіні.
founding-add-person = Адам қосу

founding-cancel = Ұйым әлі құрылған жоқ. Тоқтатсаңыз, берген жауаптарыңыз жоғалады.
founding-go-on = Жалғастыру
founding-drop = Тоқтату

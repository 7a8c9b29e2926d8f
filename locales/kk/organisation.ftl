# Ұйым: лицензия, қызметкерлер тізімі, баптаулар.

organisation-title = <b>{ $name }</b>
organisation-done = Дайын
organisation-staff = Қызметкерлер тізімі
organisation-settings = Баптаулар
organisation-journal = Журналды қарау
organisation-servicing = Қызмет көрсету

organisation-licence-trial = Лицензия: сынақ мерзімі{ $until ->
    [none] {""}
   *[other] , соңғы күні: { $until }
}. Бар нәрсенің бәрін пайдалануға болады. { $hands ->
    [yes] Адам шақыруға болмайды, тек құпиясөз беруге болады.
   *[no] Адам шақыруға болмайды.
}
organisation-licence-paid = Лицензия төленген, { $until ->
    [none] мерзімсіз
   *[other] соңғы күні: { $until }
}. Адам шақыруға және бар нәрсенің бәрін пайдалануға болады.
organisation-licence-expired = Лицензия аяқталды{ $until ->
    [none] {""}
   *[other] {" "}({ $until })
}. Қосымшалар бәріне жабық, адам шақыруға болмайды.
organisation-licence-ask = { $own ->
    [yes] Төлеу үшін қолдау қызметіне жазыңыз: /help
   *[no] Төлем туралы ұйым иесінен сұраңыз: { $owners }.
}

## Қызметкерлер тізімі

organisation-staff-title = <b>{ $tenant }</b>, қызметкерлер тізімі
organisation-staff-all =
    Тізімде: { $total }{ $pages ->
        [1] {""}
       *[other] , { $number }-бет, барлығы { $pages } бет
    }. Аттың жанында осы қызметкердің қатынауы кімде екені көрінеді. Іздеу үшін атын жазыңыз.
organisation-staff-found =
    Табылғаны: { $total }{ $pages ->
        [1] {""}
       *[other] , { $number }-бет, барлығы { $pages } бет
    }. «{ $search }»
organisation-staff-nobody-found = Ешкім табылмады: «{ $search }». Басқаша жазыңыз немесе бәрін көрсетіңіз.
organisation-staff-empty = Тізім әзірге бос. Онда клиенттер жазылатын және кестесі жүргізілетін адамдар болады: шеберлер, дәрігерлер, инженерлер. Оларды қосыңыз, сонда әрқайсысына тек өзінікі көрінетін бөлек қатынау беруге болады.
organisation-staff-row = { $name } · { $person }
organisation-staff-add = Тізімге қосу
organisation-staff-names =
    Қызметкердің атын жазыңыз. Бірнешеу болса, әр атты жаңа жолдан жазыңыз.

    Бұл жерде ешкімге қатынау берілмейді, бұл тек тізім.
organisation-staff-added = Қосылғаны: { $n }
organisation-staff-there = Тізімде бұрыннан бар: { $names }{ $more ->
    [0] {""}
   *[other] {" "}және тағы { $more }
}. Бұл басқа адам болса, екеуін ажырататындай етіп жазыңыз.

organisation-staff-card =
    <b>{ $name }</b>
    { $tenant }, қызметкерлер тізімі

    { $person ->
        [none] Бөлек қатынау әзірге ешкімде жоқ. Адамды таңдаңыз, сонда ол осы қызметкердің кестесі мен жазбаларын көреді.
       *[other] Осы қызметкердің қатынауы: <b>{ $person }</b>
    }{ $n ->
        [0] {""}
        [one] {""}
            { $n } адамның жеке құқықтарында аталған.
       *[other] {""}
            { $n } адамның жеке құқықтарында аталған.
    }
organisation-staff-bind = Кім екенін таңдау
organisation-staff-person = Адамның карточкасын ашу
organisation-staff-release = Адамды ажырату
organisation-staff-rename = Атын өзгерту
organisation-staff-remove = Алып тастау
organisation-staff-new-name = Қызметкер <b>{ $name }</b> енді қалай аталады?
organisation-staff-remove-question = <b>{ $name }</b> қызметкерлер тізімінен алынсын ба? { $person ->
    [none] {""}
   *[other] <b>{ $person }</b> ұйымда қалады, бірақ бұл қызметкермен байланысы үзіледі.{" "}
}{ $n ->
    [0] {""}
    [one] Ол { $n } адамның жеке құқықтарынан жоғалады, орнына басқа құқық қосылмайды.{" "}
   *[other] Ол { $n } адамның жеке құқықтарынан жоғалады, орнына басқа құқық қосылмайды.{" "}
}Қайтару үшін оны жаңадан қосу керек болады.
organisation-staff-remove-yes = Алып тастау
organisation-staff-whom = { $there ->
    [yes] Ұйым адамдарының қайсысы – <b>{ $name }</b>? Таңдаңыз немесе атын жазыңыз.
    [searched] Ешкім табылмады. Атын басқаша жазыңыз.
   *[no] Әзірге таңдайтын ешкім жоқ: қызметкерлердің бәрінің тізімде өз орны бар немесе олардың қатынауын тек ұйым иесі өзгертеді. Адам қосыңыз: /add
}

## Баптаулар

organisation-settings-title =
    <b>{ $name }</b>, баптаулар

    Ұйым нөмірі: <code>{ $number }</code> (оны сізге қызмет көрсететін ұйымға айтыңыз)
    Ел: { $country }
    Уақыт: { $time_zone }
    Хаттардың тілі: { $language }
organisation-owners-change = Баптауларды ұйым иесі өзгерте алады: { $owners }.
organisation-name = Атауын өзгерту
organisation-country = Елді өзгерту
organisation-time-zone = Уақытты өзгерту
organisation-language = Тілді өзгерту
organisation-name-question =
    <b>{ $name }</b> ұйымы енді қалай аталады?

    Жаңа атауды оның бар адамы бірден көреді.
organisation-language-question = <b>{ $name }</b> ұйымының адамдарына хаттарды қай тілде жазайын? Рөлдер мен қосымшалардың атауы сол күйі қалады.

organisation-policy-personal-rights = { $on ->
    [yes] ✓ Жеке құқықтар: адамға рөл ұсынбайтын нәрсені беруге немесе жабуға болады.
   *[no] ✗ Жеке құқықтар жоқ: бәрін рөл шешеді.
}
organisation-policy-hands-over-on-trial = { $on ->
    [yes] ✓ Құпиясөзді сынақ мерзімінде де беруге болады.
   *[no] ✗ Сынақ мерзімінде құпиясөз берілмейді.
}
organisation-policy-replaces-handed-over = { $on ->
    [yes] ✓ Берілген құпиясөзді адам алғаш кіргенде өзінікіне ауыстырады.
   *[no] ✗ Берілген құпиясөзді ауыстырмауға болады.
}
organisation-switch-personal-rights = { $personal_rights ->
    [on] Жеке құқықтарды өшіру
   *[off] Жеке құқықтарды қосу
}
organisation-switch-hands-over-on-trial = { $hands_over_on_trial ->
    [on] Сынақта құпиясөз бермеу
   *[off] Сынақта құпиясөз беру
}
organisation-switch-replaces-handed-over = { $replaces_handed_over ->
    [on] Өз құпиясөзін талап етпеу
   *[off] Өз құпиясөзін талап ету
}

organisation-personal-rights-question =
    Жеке құқықтар өшірілсін бе? Ешкімге жаңасын беруге болмайды, бәрін рөл шешеді.

    { $n ->
        [0] Қазір жеке құқық ешкімде жоқ.
        [one] { $n } адамда олар бар және күшінде қалады. Тізімі баптауларда болады, сонда оларды алып тастауға болады.
       *[other] { $n } адамда олар бар және күшінде қалады. Тізімі баптауларда болады, сонда оларды алып тастауға болады.
    }
organisation-personal-rights-yes = Өшіру
organisation-differing-left = { $n ->
    [one] { $n } адамда
   *[other] { $n } адамда
} жеке құқықтар қалды, олар әлі күшінде.
organisation-differing = Жеке құқықтарды алу ({ $n })
organisation-differing-title = { $n ->
    [0] Жеке құқық енді ешкімде жоқ: бәрінде рөл ұсынғандай.
   *[other] Бұл адамдарда жеке құқықтар бар. Қарау және алып тастау үшін адамды таңдаңыз.
}
organisation-drop-question = <b>{ $name }</b> үшін бәрі рөл ұсынғандай болсын ба? Мыналар жоғалады:
organisation-drop-line = { $name }: { $value }
organisation-drop-yes = Рөлге қайтару

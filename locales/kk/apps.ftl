# Қосымшалар: тізім, карточка, сілтемелер, ішіндегі рөлдер, кімге не ашық.

apps-list =
    <b>{ $tenant }</b> · қосымшалар
    Барлығы: { $n }. Карточкасын ашу үшін қосымшаны басыңыз.{ $marked ->
        [yes] {" "}⏳ дайындалып жатыр, 🔧 техникалық қызмет көрсетілуде.
       *[no] {""}
    }
apps-none =
    <b>{ $tenant }</b> · қосымшалар
    { $owner ->
        [yes] Қосымшалар әзірге жоқ. Алғашқысын қосыңыз, содан кейін оны адамдарға ашуға болады.
       *[no] Қосымшалар әзірге жоқ. Алғашқысын ұйым иесі қоса алады.
    }
apps-item = { $state ->
    [PREPARING] ⏳{" "}
    [MAINTENANCE] 🔧{" "}
   *[READY] {""}
}{ $name }{ $kind ->
    [none] {""}
    [WEB] {" "}· веб
    [WEB_ADMIN] {" "}· консоль
    [API_ONLY] {" "}· API
    [MOBILE_CUSTOMER] {" "}· тапсырысшы
    [MOBILE_STAFF] {" "}· инженер
   *[E_PASSPORT] {" "}· паспорт
}
apps-new = Қосымша қосу
apps-matrix = Кімге не ашық екенін көру
apps-to-list = Қосымшаларға
apps-done = Дайын

## Жаңа қосымша

apps-new-kind = Бұл қандай қосымша?
apps-kind-line = • <b>{ $name }</b>: { $opens }
apps-opens = { $kind ->
    [WEB] браузерде ашылады
    [WEB_ADMIN] браузердегі әкімшілік консолі
    [API_ONLY] ол арқылы бағдарламалар жұмыс істейді; барлығына ашуды ұсынамыз
    [MOBILE_CUSTOMER] тапсырыс беруші телефонынан кіреді
    [MOBILE_STAFF] инженер не маман телефонынан кіреді: хабарландырулар, тапсырмалар, чек-парақтар, орындалған жұмыстар, чаттар, күнтізбе, «Ауысымда» белгісі
   *[E_PASSPORT] QR-код бойынша нысанның паспорты
}
apps-new-name =
    { $kind }

    Қосымшаны қалай атайық? Адамдар танитын атауын жазыңыз.
apps-name-invalid = Атауда кемінде бір әріп болуы керек, ұзындығы { $name_max } { $name_max ->
    [one] таңбадан
   *[other] таңбадан
} аспасын.

## Карточка

apps-card =
    <b>{ $name }</b>
    { $tenant }
    {""}
apps-card-kind = { $kind }: { $opens }.
apps-card-state = Күйі: { $state ->
    [READY] дайын, ашылады
    [PREPARING] дайындалып жатыр, адамдардан күте тұру сұралады
   *[MAINTENANCE] техникалық қызмет көрсетілуде, уақытша ашылмайды
}.
apps-card-people = { $n ->
    [0] Әзірге ешкімге ашылмаған. Оны рөлде (/roles) не адамның карточкасында (/people) ашыңыз.
   *[other] Ашық адам саны: { $n }.
}
apps-card-link = { $url ->
    [none] { $link ->
        [address] Мекенжайы көрсетілмеген.
        [android_url] Android сілтемесі көрсетілмеген.
       *[ios_url] iPhone сілтемесі көрсетілмеген.
    }
   *[other] { $link ->
        [address] Мекенжайы: { $url }
        [android_url] Android: { $url }
       *[ios_url] iPhone: { $url }
    }
}
apps-card-inside = Ішіндегі рөлдер: { $n ->
    [0] жоқ
   *[other] { $n }
}.
apps-card-key = Қосу коды: <code>{ $key }</code>
apps-card-preparing = Бәрі бапталғанда, «Күйі» түймесін басып, қосымша дайын деп белгілеңіз.
apps-card-closed = Ол сізге ашылмаған: мұнда көресіз, бірақ іске қоса алмайсыз.
apps-card-owners = Атауын, сілтемелерін және рөлдерін ұйым иесі өзгерте алады: { $owners }.

apps-state = Күйі
apps-inside = Ішіндегі рөлдер
apps-rename = Атауын өзгерту
apps-remove = Жою
apps-link = { $there ->
    [yes] { $link ->
        [address] Мекенжайын өзгерту
        [android_url] Android сілтемесін өзгерту
       *[ios_url] iPhone сілтемесін өзгерту
    }
   *[no] { $link ->
        [address] Мекенжайын көрсету
        [android_url] Android сілтемесін көрсету
       *[ios_url] iPhone сілтемесін көрсету
    }
}

apps-rename-to = <b>{ $name }</b> қосымшасын енді қалай атайық? Атауын жазыңыз.
apps-state-title =
    <b>{ $name }</b>

    Оның күйі қандай? Адамдардың құқықтары бұдан өзгермейді.

    <b>Дайын</b>: рұқсаты бар адамның бәріне ашылады.
    <b>Дайындалып жатыр</b>: адамдардан күте тұру сұралады.
    <b>Қызмет көрсетілуде</b>: уақытша ешкімге ашылмайды.
apps-state-item = { $current ->
    [yes] ✓{" "}
   *[no] {""}
}{ $state ->
    [READY] Дайын
    [PREPARING] Дайындалып жатыр
   *[MAINTENANCE] Қызмет көрсетілуде
}
apps-link-wanted =
    <b>{ $name }</b>

    { $url ->
        [none] { $link ->
            [address] Ол қай мекенжайда ашылады? Мекенжайын жіберіңіз, мысалы https://crm.example.com.
            [android_url] Android нұсқасын қайдан алуға болады? Дүкеннің сілтемесін жіберіңіз, мысалы https://play.google.com/store/apps/details?id=com.example.
           *[ios_url] iPhone нұсқасын қайдан алуға болады? Дүкеннің сілтемесін жіберіңіз, мысалы https://apps.apple.com/app/id123.
        }
       *[other] Қазір: { $url }
            Жаңа сілтеме жіберіңіз немесе мұны алып тастаңыз.
    }
apps-link-clear = Сілтемені алып тастау
apps-remove-question = <b>{ $name }</b> қосымшасын жояйын ба? { $people ->
    [0] Қазір ол ешкімге ашылмаған.
   *[other] Одан { $people } адам айырылады.
}{ $roles ->
    [0] {""}
   *[other] {" "}Ішіндегі { $roles } рөл де жойылады.
} Оны қайтару мүмкін болмайды.
apps-remove-yes = Жою
apps-removed = Қосымша жойылды

## Ішіндегі рөлдер

apps-inside-list =
    <b>{ $name }</b> · ішіндегі рөлдер

    { $n ->
        [0] { $owners ->
            [none] Ішінде әзірге рөл жоқ. Қосымша, мысалы, кассир мен аға кассирді ажыратса, сол рөлдерді осында қосыңыз.
           *[other] Ішінде әзірге рөл жоқ. Оларды ұйым иесі қоса алады: { $owners }.
        }
       *[other] Адам кіргенде қосымша олар туралы біледі және мағынасын өзі шешеді. Адамның рөлдерін карточкасында таңдауға болады: /people. Рөлдің жанындағы сан ол неше адамда бар екенін көрсетеді.
    }
apps-inside-item = { $name } · { $n }
apps-inside-new = Рөл қосу
apps-inside-name = <b>{ $name }</b> қосымшасының ішіндегі рөл қалай аталады? Атауын қосымшаның өзіндегідей жазыңыз.
apps-inside-role =
    <b>{ $role }</b>
    «{ $name }» қосымшасының ішіндегі рөл

    { $n ->
        [0] Әзірге ешкімде жоқ.
       *[other] Осы рөлдегі адам саны: { $n }.
    }
apps-inside-rename-to = <b>{ $role }</b> рөлін енді қалай атайық? Ол бар адамның бәрінде қалады.
apps-inside-remove-question = <b>{ $role }</b> рөлін жояйын ба? { $n ->
    [0] Ол ешкімде жоқ.
   *[other] Одан { $n } адам айырылады. Қосымша ашық күйінде қалады.
}

## Кімге не ашық

apps-matrix-page =
    <b>{ $tenant }</b>
    { $by ->
        [roles] Рөл саны: { $total }{ $pages ->
            [1] {""}
           *[other] , { $number }-сурет, барлығы { $pages }
        }. Адамға басқасы берілмесе, рөлдер осыны ашады.
       *[people] Адам саны: { $total }{ $pages ->
            [1] {""}
           *[other] , { $number }-сурет, барлығы { $pages }
        }. Құқықтар адамның карточкасында өзгертіледі: /people.
    }
apps-matrix-empty = Әзірге көрсететін ештеңе жоқ: қосымшалар жоқ.
apps-matrix-by-people = Адамдарды ашу
apps-matrix-by-roles = Рөлдерді ашу
apps-matrix-csv = Кестені алу
apps-matrix-title = { $by ->
    [roles] Рөлдер нені ашады
   *[people] Кімге не ашық
}
apps-matrix-subtitle = { $tenant } · { $day }
apps-matrix-role = { $kind ->
    [CUSTOMER] тапсырыс берушілер
   *[EMPLOYEE] қызметкерлер
} · { $n ->
    [0] әзірге ешкім жоқ
   *[other] { $n } адам
}
apps-legend-launch = іске қосу
apps-legend-launch-admin = іске қосу және әкімшілендіру
apps-legend-none = ашылмаған
apps-legend-personal = жеке берілген, рөлдегідей емес
apps-legend-taken = рөл ашса да, жеке жабылған
apps-legend-not-now = әзірге күшінде емес: шақырылған не тоқтатылған

apps-csv-wait = Кесте дайындалып жатыр…
apps-csv-file = { $by ->
    [roles] Рөлдер нені ашады
   *[people] Кімге не ашық
}
apps-csv-name = { $by ->
    [roles] Рөл
   *[people] Аты
}
apps-csv-note = { $by ->
    [roles] Кімде
   *[people] Рөлі мен күйі
}
apps-csv-none = жоқ
apps-csv-launch = іске қосу
apps-csv-launch-admin = әкімшілендіру
apps-csv-personal = жеке
apps-csv-not-now = күшінде емес

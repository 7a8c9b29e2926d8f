# Ұйым адамдары: іздеуі мен сүзгісі бар тізім, карточка және адаммен не істеуге болатыны.

people-title = <b>{ $tenant }</b>
people-everybody =
    Адам саны: { $total }{ $pages ->
        [1] {""}
       *[other] , { $number }-бет, барлығы { $pages } бет
    }. Карточканы ашу үшін адамды басыңыз. Іздеу үшін атын, телефонын, поштасын не логинін жазыңыз.
people-found =
    Табылғаны: { $total }{ $pages ->
        [1] {""}
       *[other] , { $number }-бет, барлығы { $pages } бет
    }. { $by }
people-nobody-found =
    Ешкім табылмады: { $by }
    Басқаша жазып көріңіз: атының, телефонының, поштасының не логинінің бір бөлігі жеткілікті. Немесе бәрін көрсетіңіз.
people-only-you = Әзірге мұнда тек сіз барсыз. Алғашқы адамды қосыңыз: телефоны не поштасы жеткілікті.
people-by-search = «{ $search }»
people-by-role = Рөлі: { $role }
people-previous = ← Алдыңғы
people-next = Келесі →
people-filter = Сүзу
people-show-all = Бәрін көрсету
people-show-found = Осыларды ашу
people-add = Адам қосу
people-invites = Шақырулар
people-links = Кіру сілтемелері
people-list = Тізімге

people-filter-title =
    <b>{ $tenant }</b>
    Сәйкес келетіні: { $total }. Белгілеу үшін басыңыз, белгіні алу үшін тағы бір рет басыңыз.
people-filter-invited = Шақырылған
people-filter-active = Белсенді
people-filter-suspended = Тоқтатылған
people-filter-former = Кеткен
people-filter-employee = Қызметкерлер
people-filter-customer = Тапсырысшылар
people-filter-any-role = Кез келген рөлмен
people-filter-role = Қай рөлдегі адамдарды көрсетейін?
people-filter-no-roles = Рөлдер әзірге жоқ. Алғашқысын құрыңыз: /roles

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = Күйі: { $state }
people-card-failure = Себебі: { $why }
people-card-handed-over = Берілген құпиясөзбен кіреді, өзінікін әлі ойлап тапқан жоқ.
people-card-verified = { $kind ->
    [phone] Телефоны: { $value } (расталған)
   *[email] Поштасы: { $value } (расталған)
}
people-card-unverified = { $kind ->
    [phone] Телефоны: { $value } (расталмаған)
   *[email] Поштасы: { $value } (расталмаған)
}
people-card-login = Логин: { $login }
people-card-tenant-role = Ұйымда: { $role }
people-card-role = { $kind ->
    [EMPLOYEE] Қызметкер рөлі: { $role }
   *[CUSTOMER] Тапсырыс беруші рөлі: { $role }
}
people-card-staff = Қызметкерлер тізімінде: { $name }
people-card-sessions = Бір мезгілдегі сеанс: ең көбі { $n }
people-card-applications = Қосымшалар:
people-card-no-applications = Ешбір қосымша ашылмаған.
people-card-application = • { $name }: { $right }
people-card-application-roles = • { $name }: { $right } ({ $roles })
people-card-more = … тағы { $n }
people-card-invited-by = Қосқан: { $name }
people-card-expires = Шақыру мерзімі: { $date }
people-card-expired = Шақырудың мерзімі өтті: { $date }
people-card-until = { $ended ->
    [yes] Қатынаудың соңғы күні болған: { $day }.
   *[no] Қатынаудың соңғы күні: { $day }.
}
people-card-owners = { $own ->
    [yes] Сіздің рөліңіз бен құқықтарыңызды ұйым иесі өзгертеді: { $owners }.
   *[no] Бұл карточканы ұйым иесі өзгерте алады: { $owners }.
}
people-card-former = Бұл адамды қайтару үшін оны қайта қосыңыз.

people-advice = 💡 Кеңес:
people-advice-single-owner = • Екінші иесін тағайындаңыз: қазір ол жалғыз.
people-advice-reports-undeliverable = • Пошта керек: онсыз қызмет көрсету есептері жетпейді.
people-advice-staff-not-bound = • Қызметкерлер тізімінен таңдаңыз: сонда тек өзінікі көрінеді.
people-advice-contacts-exposed = • «Құқықтар» түймесін басып қараңыз: клиенттердің байланыс деректері ашық ({ $names }).
people-advice-in-app-roles-not-set = • Қосымшалар ішіндегі рөлдерді таңдаңыз: { $names }.
people-advice-api-recommended = • «{ $names }» ашыңыз: оны барлығына ұсынады.
people-advice-session-limit-not-set = • Сеанс санын шектеңіз.

people-roles = Рөлін ауыстыру
people-rights = Құқықтар
people-staff = Тізімдегі қызметкер
people-sessions = Сеанстар
people-access = Тоқтату, шығару
people-history = Тарих
people-show-link = Сілтеме мен QR көрсету
people-resend = Қайта жіберу
people-revoke = Кері қайтару
people-hand-over = Құпиясөз беру
people-done = Дайын

people-resend-question = { $ways ->
    [none] <b>{ $name }</b> үшін жаңа сілтеме жасайын ба? Бұрынғысы жұмыс істемейді.
   *[other] Шақыруды қайта жіберейін бе? Кімге: <b>{ $name }</b>, { $ways }. Бұрынғы сілтеме жұмыс істемейді.
}
people-resend-yes = Иә, қайтадан
people-revoke-question = Шақыруды кері қайтарайын ба? <b>{ $name }</b> тізімнен шығады, сілтеме жұмыс істемейді. Кейін оны қайта қосуға болады.
people-revoke-yes = Кері қайтару
people-hand-over-question = <b>{ $name }</b> үшін өзіңіз беретін құпиясөз жасайын ба? Бұрынғы шақыру немесе бұрынғы құпиясөз жұмыс істемейді.
people-hand-over-yes = Құпиясөз жасау

## Рөлі мен түрі

people-roles-title =
    <b>{ $name }</b>

    Нені өзгертейік? Адамға қандай қосымшалар мен құқықтар берілетінін рөлі шешеді.
people-kind = { $kind ->
    [EMPLOYEE] { $role ->
        [none] Қызметкер де ету
       *[other] Қызметкер: { $role } ✎
    }
   *[CUSTOMER] { $role ->
        [none] Тапсырыс беруші де ету
       *[other] Тапсырысшы: { $role } ✎
    }
}
people-tenant-role = { $role } ✎
people-role =
    <b>{ $name }</b>

    { $there ->
        [yes] { $kind ->
            [EMPLOYEE] Қызметкер ретінде қай рөлді берейік?
           *[CUSTOMER] Тапсырыс беруші ретінде қай рөлді берейік?
        }
       *[no] { $kind ->
            [EMPLOYEE] Қызметкерлерге арналған рөлдер әзірге жоқ. Алғашқысын құрыңыз: /roles
           *[CUSTOMER] Тапсырыс берушілерге арналған рөлдер әзірге жоқ. Алғашқысын құрыңыз: /roles
        }
    }
people-role-none = { $kind ->
    [EMPLOYEE] Енді қызметкер емес
   *[CUSTOMER] Енді тапсырыс беруші емес
}
people-role-held = Қазір де солай.

people-plan-title = <b>{ $name }</b>
people-plan-roles = Қазір: { $before }. Кейін: { $after }.
people-plan-opens = Ашылады: { $applications }
people-plan-closes = Жабылады: { $applications }
people-plan-contacts = ⚠️ Бұдан кейін клиенттердің байланыс деректері көрінеді:
people-plan-right = { $name } ({ $block })
people-plan-keep = Жеке берілген не алынған құқықтар жойылады. Қалдыратындарын белгілеңіз:
people-plan-given = берілген
people-plan-taken = алынған
people-plan-deviation = { $name }: { $value }, { $by ->
    [none] { $day }
   *[other] { $by }, { $day }
}
people-plan-more = … тағы { $n }
people-plan-yes = Рөлді ауыстыру

people-tenant-role-title =
    <b>{ $name }</b>

    Ұйымның өзінде не істей алады? Иесі мен әкімшісі адам қосады, оларға пошта керек.
people-tenant-role-sure-question = { $role ->
    [OWNER] <b>{ $name }</b> ұйым иесі болсын ба? Ол сіз істей алатынның бәрін істей алады: адамдарды, рөлдер мен қосымшаларды өзгертеді, иелерді тағайындайды және босатады.
    [ADMINISTRATOR] <b>{ $name }</b> ұйым әкімшісі болсын ба? Ол адам қосып, олардың рөлдері мен құқықтарын өзгерте алады, бірақ иелер мен басқа әкімшілерге тиісе алмайды.
    [SERVICING_OPERATOR] <b>{ $name }</b> қызмет көрсетуші ұйымның операторы болсын ба? Адамдарды өзгерте алмайды, бірақ қызмет көрсетілетін ұйымдар туралы есептер алады.
   *[USER] <b>{ $name }</b> қарапайым пайдаланушы болсын ба? Адам қоса алмайды және құқықтарын өзгерте алмайды. Өз қосымшалары қалады.
}
people-tenant-role-sure-yes = Иә, болсын

## Тізімдегі қызметкер, сеанстар, қосымшалар ішіндегі рөлдер

people-staff-title =
    <b>{ $name }</b>

    { $staff ->
        [none] Қызметкерлер тізімінде бұл кім? Сонда адам өз кестесі мен өз жазбаларын көреді.
       *[other] Қызметкерлер тізімінде: <b>{ $staff }</b>. Бос тұрғандардың басқасын таңдауға болады.
    }
people-staff-new = Жаңасын қосу
people-staff-none = Ешкіммен байланыстырмау

people-sessions-title =
    <b>{ $name }</b>

    { $n ->
        [0] Қазір сеанс саны шектелмеген.
       *[other] Қазір бір мезгілде ең көбі { $n } сеанс ашылады.
    } Бір мезгілде қанша сеанс ашылсын? Таңдаңыз не 1 мен { $max } арасындағы санды жазыңыз.
people-sessions-any = Шектемеу
people-sessions-wanted = Сан жазыңыз, мысалы 3.

people-in-app = Қосымшадағы рөлдерді таңдау
people-in-app-title =
    <b>{ $name }</b>

    Қай қосымшаның ішіндегі рөлдерді таңдаймыз?
people-in-app-item = { $name } · { $n ->
    [0] жоқ
   *[other] { $n }
}
people-in-app-roles =
    <b>{ $name }</b>
    { $application }

    Қосымшаға қандай рөлдермен кіретінін белгілеңіз. { $opens ->
        [yes] {""}
       *[no] Қосымшаның өзі әзірге ашылмаған.
    }

## Қатынау

people-access-title =
    <b>{ $name }</b>
    Күйі: { $state }
people-suspend = Уақытша тоқтату
people-suspend-question =
    <b>{ $name }</b> үшін қатынауды тоқтатайын ба?

    { $n ->
        [0] Ашық қосымшасы онсыз да жоқ.
       *[other] { $n } қосымша жабылады.
    } Рөлі мен құқықтары қалады, қатынауды кез келген күні қайтаруға болады.

    Себебін жаза аласыз: ол тарихта қалады, адамның өзіне көрсетілмейді.
people-suspend-yes = Тоқтату
people-restore = Қатынауды қайтару
people-until = Соңғы күнін белгілеу
people-until-title =
    <b>{ $name }</b>

    { $day ->
        [none] Қазір мерзім шектелмеген.
       *[other] Қазір қатынаудың соңғы күні: { $day }.
    } Қай күнге дейін ашық болсын? Таңдаңыз не күнді жазыңыз, мысалы { $example }.
people-until-days = { $n ->
    [0] Бүгін
    [1] Ертең
    [7] Бір апта
    [30] 30 күн
    [90] 90 күн
   *[other] Бір жыл
}
people-until-any = Мерзімсіз
people-until-wanted = Бұл күнге ұқсамайды. Мысалы, былай жазыңыз: { $example }.
people-end = Ұйымнан шығару
people-ended = { $name } енді ұйымда емес.
people-end-question = { $invited ->
    [yes] <b>{ $name }</b> ұйымнан шығарылсын ба? Шақыру жұмыс істемейді. Кейін оны қайта қосуға болады.
   *[no] <b>{ $name }</b> ұйымнан шығарылсын ба? { $n ->
        [0] Ашық қосымшасы онсыз да жоқ.
       *[other] { $n } қосымша жабылады.
    } { $staff ->
        [none] {""}
       *[other] Қызметкерлер тізіміндегі «{ $staff }» орны босайды.
    } Тіркелгісі қалады: ол адамның өзінікі. Кейін оны қайта қосуға болады.
}
people-end-yes = Шығару

## Басқа адамның құқықтары

people-same-as = Басқаның құқықтарын беру
people-same-as-title =
    <b>{ $name }</b>

    { $there ->
        [yes] Кімнің рөлі мен құқықтарын қайталаймыз? Адамды таңдаңыз не атын, телефонын, поштасын немесе логинін жазыңыз.
       *[no] Басқа ешкім табылмады. Басқа адамның атын, телефонын, поштасын не логинін жазыңыз.
    }
people-same-as-staff =
    <b>{ $name }</b>

    Қызметкерлер тізімінде бұл кім? Құқықтары қайталанатын адам тек өзінікін көреді, сондықтан мұнда «өзінікі» не екенін білу керек.
people-same-as-question = <b>{ $name }</b> үшін <b>{ $other }</b> сияқты рөл мен құқықтарды берейін бе?
people-same-as-replaces = Мына жеке құқықтар ауыстырылады:
people-same-as-yes = Беру
people-same-as-already = Рөлі мен құқықтары қазір де сондай.

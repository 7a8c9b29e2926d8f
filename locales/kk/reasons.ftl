# Құқықтар, олар қайдан келген және қосымша неге ашылмайды: себебі және кім не істей алады.
# «-self» адамның өзіне айтылады, онсыз: ол туралы басқа біреуге.

reason-quoted = «{ $name }»
reason-roles = { $n ->
    [one] { $roles } рөлі
   *[other] { $roles } рөлдері
}
reason-by-role = рөлі бойынша
reason-given = жеке: { $by }, { $day }
reason-personal = жеке, { $day }

## Тіркелгі

reason-account-unknown = Мұндай тіркелгі жоқ.
remedy-account-unknown = Ұйым иесі немесе әкімшісі бұл адамды қоса алады: /add

reason-account-not-confirmed = Телефоны немесе поштасы әлі расталмаған.
remedy-account-not-confirmed = Адам оны шақырудағы сілтеме арқылы өзі растайды.
reason-account-not-confirmed-self = Телефоныңыз немесе поштаңыз әлі расталмаған.
remedy-account-not-confirmed-self = Шақырудағы сілтемені ашып, мекенжайыңызды растаңыз.

reason-password-not-set = Құпиясөз әлі ойлап табылмаған.
remedy-password-not-set = Адам оны шақырудағы сілтеме арқылы өзі қояды.
reason-password-not-set-self = Сіз әлі құпиясөз ойлап таппадыңыз.
remedy-password-not-set-self = Шақырудағы сілтемені ашып, құпиясөзді қойыңыз.

reason-password-change-required = Берілген құпиясөз әлі өз құпиясөзіне ауыстырылмаған.
remedy-password-change-required = Адам оны алғаш кіргенде ауыстырады. Берілген құпиясөз ұмытылса, ұйым иесі немесе әкімшісі жаңасын бере алады: /people
reason-password-change-required-self = Сіз әзірге өзіңізге берілген құпиясөзді пайдаланып жүрсіз.
remedy-password-change-required-self = Оны өз құпиясөзіңізге ауыстырыңыз: /start

reason-account-locked = Қатарынан бірнеше рет сәтсіз кіру болды, кіру уақытша жабық.
remedy-account-locked = Күту керек: ол { $wait } өзі ашылады.
reason-account-locked-self = Қатарынан бірнеше рет сәтсіз кіру болды, кіру уақытша жабық.
remedy-account-locked-self = Күте тұрыңыз: ол { $wait } өзі ашылады.

reason-account-suspended = Тіркелгі тоқтатылған.
remedy-account-suspended = Оны сервис иесі қайтара алады.
reason-account-suspended-self = Тіркелгіңіз тоқтатылған.
remedy-account-suspended-self = Оны сервис иесі қайтара алады. Қолдау қызметінен сұраңыз: /help

reason-account-deactivated = Тіркелгі жабылған.
remedy-account-deactivated = Оны сервис иесі қайтара алады. Шақыруды қабылдап үлгермеген адамды қайта қосуға болады: /add
reason-account-deactivated-self = Тіркелгіңіз жабылған.
remedy-account-deactivated-self = Оны сервис иесі қайтара алады. Қолдау қызметінен сұраңыз: /help

## Ұйым

reason-tenant-unknown = Мұндай ұйым жоқ.
remedy-tenant-unknown = Атауын тексеріңіз.

reason-tenant-suspended = Ұйымның сервистегі жұмысы тоқтатылған.
remedy-tenant-suspended = Оны сервис иесі қайта қоса алады.
reason-tenant-suspended-self = Ұйымның сервистегі жұмысы тоқтатылған.
remedy-tenant-suspended-self = { $manages ->
    [yes] Оны сервис иесі қайта қоса алады. Қолдау қызметінен сұраңыз: /help
   *[no] Ұйым әкімшісінен сұраңыз.
}

reason-licence-expired = Ұйымның лицензиясы аяқталған.
remedy-licence-expired = Оны ұйым иесі ұзарта алады.
reason-licence-expired-self = { $manages ->
    [yes] Ұйымның лицензиясы аяқталған.
   *[no] Бұл ұйымның қосымшалары қазір ашылмайды.
}
remedy-licence-expired-self = { $manages ->
    [yes] Оны ұйым иесі ұзарта алады.
   *[no] Ұйым әкімшісінен сұраңыз.
}

## Ұйымдағы орны

reason-not-a-member = Адам бұл ұйымда жоқ.
remedy-not-a-member = Ұйым иесі немесе әкімшісі оны қоса алады: /add
reason-not-a-member-self = Сіз бұл ұйымда жоқсыз.
remedy-not-a-member-self = Ұйым иесінен немесе әкімшісінен сізді шақыруын сұраңыз.

reason-invitation-not-accepted = Шақыру әлі қабылданбаған.
remedy-invitation-not-accepted = Адам шақырудағы сілтеме арқылы өтуі керек. Сілтеме болмаса, ұйым иесі немесе әкімшісі оны қайта жібере алады: /people
reason-invitation-not-accepted-self = Сіз шақыруды әлі қабылдамадыңыз.
remedy-invitation-not-accepted-self = Ондағы сілтемені ашыңыз. Сілтеме болмаса, ұйым әкімшісінен қайта жіберуін сұраңыз.

reason-invitation-expired = Шақырудың мерзімі өткен.
remedy-invitation-expired = Ұйым иесі немесе әкімшісі оны қайта жібере алады: /people
reason-invitation-expired-self = Шақыруыңыздың мерзімі өткен.
remedy-invitation-expired-self = Ұйым әкімшісінен қайта жіберуін сұраңыз.

reason-invitation-revoked = Шақыру кері қайтарылған.
remedy-invitation-revoked = Ұйым иесі немесе әкімшісі адамды қайта қоса алады: /add
reason-invitation-revoked-self = Шақыруыңыз кері қайтарылған.
remedy-invitation-revoked-self = Бұл қате болса, ұйым әкімшісінен жаңасын жіберуін сұраңыз.

reason-invitation-declined = Адам шақырудан бас тартқан.
remedy-invitation-declined = Ол ойын өзгертсе, ұйым иесі немесе әкімшісі оны қайта қоса алады: /add
reason-invitation-declined-self = Сіз шақырудан бас тарттыңыз.
remedy-invitation-declined-self = Ойыңыз өзгерсе, ұйым әкімшісінен жаңасын жіберуін сұраңыз.

reason-invitation-undeliverable = Шақыру хаты жетпеді.
remedy-invitation-undeliverable = Ұйым иесі немесе әкімшісі мекенжайды тексеріп, хатты қайта жібере алады немесе сілтемені өзі бере алады: /people
reason-invitation-undeliverable-self = Сізге арналған шақыру хаты жетпеді.
remedy-invitation-undeliverable-self = Ұйым әкімшісінен мекенжайды тексеруін немесе сілтемені беруін сұраңыз.

reason-membership-suspended = Бұл адамның ұйымдағы рұқсаты тоқтатылған.
remedy-membership-suspended = Оны ұйым иесі немесе әкімшісі қайтара алады.
reason-membership-suspended-self = Ұйымдағы рұқсатыңыз тоқтатылған.
remedy-membership-suspended-self = Оны ұйым иесі немесе әкімшісі қайтара алады.

reason-membership-ended = Адам енді бұл ұйымда жоқ.
remedy-membership-ended = Ұйым иесі немесе әкімшісі оны қайта қоса алады: /add
reason-membership-ended-self = Сіз енді бұл ұйымда жоқсыз.
remedy-membership-ended-self = Бұл қате болса, ұйым иесінен немесе әкімшісінен сұраңыз.

## Қосымша

reason-app-not-found-or-closed-self = Қосымша табылмады немесе сізге ашық емес. Ұйым иесіне немесе әкімшісіне хабарласыңыз.

reason-app-unknown = Мұндай қосымша жоқ.
remedy-app-unknown = Атауын тексеріңіз: қандай қосымшалар барын адамның карточкасынан көруге болады.
reason-app-unknown-self = Мұндай қосымша жоқ.
remedy-app-unknown-self = Атауын тексеріңіз: қандай қосымшалар барын мұнда көруге болады: /my

reason-app-not-allowed = { $kind ->
    [taken-by] Қосымша бұл адамға арнайы жабылған: { $by }, { $day }.
    [taken] Қосымша бұл адамға арнайы жабылған, { $day }.
    [no-role] Адамның рөлі жоқ, қосымша жеке де ашылмаған.
   *[role] { $n ->
        [one] { $roles } рөлі бұл қосымшаны ашпайды.
       *[other] { $roles } рөлдері бұл қосымшаны ашпайды.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] Бұл құқықты ұйым иесі немесе әкімшісі қайтара алады.
    [taken] Бұл құқықты ұйым иесі немесе әкімшісі қайтара алады.
   *[role] Ұйым иесі немесе әкімшісі басқа рөл бере алады немесе, ұйымда рұқсат етілсе, құқықты жеке осы адамға бере алады.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] Қосымша сізге арнайы жабылған: { $by }, { $day }.
    [taken] Қосымша сізге арнайы жабылған, { $day }.
    [no-role] Рөліңіз жоқ, қосымша жеке де ашылмаған.
   *[role] { $n ->
        [one] Сіздің { $roles } рөліңіз бұл қосымшаны ашпайды.
       *[other] Сіздің { $roles } рөлдеріңіз бұл қосымшаны ашпайды.
    }
}
remedy-app-not-allowed-self = Оны сізге ұйым иесі аша алады.

reason-app-administration-not-allowed = Қосымшаны іске қосуға болады, бірақ басқаруға болмайды.
remedy-app-administration-not-allowed = «Іске қосу және әкімшілендіру» құқығын ұйым иесі бере алады.
reason-app-administration-not-allowed-self = Қосымшаны іске қоса аласыз, бірақ басқара алмайсыз.
remedy-app-administration-not-allowed-self = «Іске қосу және әкімшілендіру» құқығын ұйым иесі бере алады.

reason-app-preparing = Қосымша әлі дайындалып жатыр.
remedy-app-preparing = Күту керек: ол өзі ашылады.
reason-app-preparing-self = Қосымшаңыз пайдалануға дайындалып жатыр.
remedy-app-preparing-self = Күте тұрыңыз.

reason-app-unavailable = Қосымшаға қазір техникалық қызмет көрсетіліп жатыр.
remedy-app-unavailable = Күту керек: ол өзі ашылады.
reason-app-unavailable-self = Қосымшаға қазір техникалық қызмет көрсетіліп жатыр.
remedy-app-unavailable-self = Күте тұрыңыз.

## Сеанстар

reason-session-limit-reached = Ашық сеанстар: { $limit } ішінен { $open }, жаңасы ашылмайды.
remedy-session-limit-reached = Адам өз сеанстарының бірін аяқтай алады, ал ұйым иесі немесе әкімшісі көбірек рұқсат ете алады: /people
reason-session-limit-reached-self = Сізде ашық сеанстар: { $limit } ішінен { $open }, жаңасы ашылмайды.
remedy-session-limit-reached-self = Біреуін аяқтаңыз немесе ұйым әкімшісінен көбірек рұқсат етуін сұраңыз.

## Қосымша ішіндегі құқықтар

reason-permission-unknown = Мұндай құқық жоқ.
remedy-permission-unknown = Атауын тексеріңіз: қандай құқықтар бары кез келген рөлден көрінеді: /roles

reason-platform-not-supported = «{ $block }» тек веб-нұсқада бар.
remedy-platform-not-supported = Адамға веб-қосымша керек. Ол жабық болса, ұйым иесі немесе әкімшісі аша алады.
reason-platform-not-supported-self = «{ $block }» тек веб-нұсқада бар.
remedy-platform-not-supported-self = Веб-қосымшаны ашыңыз. Ол сізде болмаса, ұйым әкімшісінен сұраңыз.

reason-block-closed = { $kind ->
    [taken-by] «{ $block }» құқықтар блогы бұл адамға арнайы жабылған: { $by }, { $day }.
    [taken] «{ $block }» құқықтар блогы бұл адамға арнайы жабылған, { $day }.
    [no-role] Адамның рөлі жоқ, «{ $block }» құқықтар блогы жеке де ашылмаған.
   *[role] { $n ->
        [one] { $roles } рөлі «{ $block }» құқықтар блогын ашпайды.
       *[other] { $roles } рөлдері «{ $block }» құқықтар блогын ашпайды.
    }
}
remedy-block-closed = Оны ұйым иесі аша алады, әкімші өзіне ашық болса аша алады.
reason-block-closed-self = { $kind ->
    [taken-by] «{ $block }» құқықтар блогы сізге арнайы жабылған: { $by }, { $day }.
    [taken] «{ $block }» құқықтар блогы сізге арнайы жабылған, { $day }.
    [no-role] Рөліңіз жоқ, «{ $block }» құқықтар блогы жеке де ашылмаған.
   *[role] { $n ->
        [one] Сіздің { $roles } рөліңіз «{ $block }» құқықтар блогын ашпайды.
       *[other] Сіздің { $roles } рөлдеріңіз «{ $block }» құқықтар блогын ашпайды.
    }
}
remedy-block-closed-self = Ұйым иесінен немесе әкімшісінен оны ашуын сұраңыз.

reason-prerequisite-missing = { $count ->
    [one] Онсыз бұл жұмыс істемейтін құқық жетіспейді: { $missing }.
   *[other] Оларсыз бұл жұмыс істемейтін құқықтар жетіспейді: { $missing }.
}
remedy-prerequisite-missing = { $count ->
    [one] Оны ұйым иесі бере алады, әкімші өзінде болса бере алады.
   *[other] Оларды ұйым иесі бере алады, әкімші өзінде болса бере алады.
}
reason-prerequisite-missing-self = { $count ->
    [one] Онсыз бұл жұмыс істемейтін құқық жетіспейді: { $missing }.
   *[other] Оларсыз бұл жұмыс істемейтін құқықтар жетіспейді: { $missing }.
}
remedy-prerequisite-missing-self = Ұйым иесінен немесе әкімшісінен { $count ->
    [one] оны беруін сұраңыз.
   *[other] оларды беруін сұраңыз.
}

reason-permission-not-granted = { $kind ->
    [taken-by] «{ $permission }» құқығы бұл адамнан арнайы алынған: { $by }, { $day }.
    [taken] «{ $permission }» құқығы бұл адамнан арнайы алынған, { $day }.
    [no-role] Адамның рөлі жоқ, «{ $permission }» құқығы жеке де берілмеген.
   *[role] { $n ->
        [one] { $roles } рөлі «{ $permission }» құқығын бермейді.
       *[other] { $roles } рөлдері «{ $permission }» құқығын бермейді.
    }
}
remedy-permission-not-granted = Оны ұйым иесі бере алады, әкімші өзінде болса бере алады.
reason-permission-not-granted-self = { $kind ->
    [taken-by] «{ $permission }» құқығы сізден арнайы алынған: { $by }, { $day }.
    [taken] «{ $permission }» құқығы сізден арнайы алынған, { $day }.
    [no-role] Рөліңіз жоқ, «{ $permission }» құқығы жеке де берілмеген.
   *[role] { $n ->
        [one] Сіздің { $roles } рөліңіз «{ $permission }» құқығын бермейді.
       *[other] Сіздің { $roles } рөлдеріңіз «{ $permission }» құқығын бермейді.
    }
}
remedy-permission-not-granted-self = Ұйым иесінен немесе әкімшісінен оны беруін сұраңыз.

reason-out-of-scope-staff = { $count ->
    [0] «{ $permission }» құқығы берілген, бірақ бірде-бір қызметкерге емес.
   *[other] «{ $permission }» құқығы кейбір қызметкерлерге ғана берілген, бұл олардың қатарында жоқ.
}
remedy-out-of-scope-staff = Ұйым иесі немесе әкімшісі адамды тізімдегі қызметкермен байланыстыра алады немесе құқықты басқаларға да бере алады: /people
reason-out-of-scope-staff-self = { $count ->
    [0] Сізде «{ $permission }» құқығы бар, бірақ бірде-бір қызметкерге емес.
   *[other] «{ $permission }» құқығы сізге кейбір қызметкерлерге ғана берілген, бұл олардың қатарында жоқ.
}
remedy-out-of-scope-staff-self = Ұйым иесінен немесе әкімшісінен сізді тізімдегі қызметкермен байланыстыруын немесе құқықты басқаларға да беруін сұраңыз.

reason-out-of-scope-history = { $days ->
    [0] «{ $permission }» құқығы бүгіннен бастап жарамды, өткен күндер жабық.
    [one] «{ $permission }» құқығы өткен { $days } күнге және болашаққа жарамды, одан бұрынғы күндер жабық.
   *[other] «{ $permission }» құқығы өткен { $days } күнге және болашаққа жарамды, одан бұрынғы күндер жабық.
}
remedy-out-of-scope-history = Көбірек күнді ұйым иесі аша алады, әкімші өзіне ашық болса аша алады.
reason-out-of-scope-history-self = { $days ->
    [0] Сізде «{ $permission }» құқығы бүгіннен бастап жарамды, өткен күндер жабық.
    [one] Сізде «{ $permission }» құқығы өткен { $days } күнге және болашаққа жарамды, одан бұрынғы күндер жабық.
   *[other] Сізде «{ $permission }» құқығы өткен { $days } күнге және болашаққа жарамды, одан бұрынғы күндер жабық.
}
remedy-out-of-scope-history-self = Ұйым иесінен немесе әкімшісінен көбірек күн ашуын сұраңыз.

reason-masked = «{ $block }» блогында клиенттердің байланыс деректері жасырылған. Оларды мына құқықтар көрсетер еді:
reason-masked-by = «{ $permission }»: { $fields }

## Кім не істей алады

remedies-you = Сіз { $acts } аласыз.
remedies-others = { $n ->
    [one] { $names } { $acts } алады.
   *[other] { $names }, әрқайсысы { $acts } алады.
}
remedies-others-too = Мұны тағы кім істей алады: { $names }.
remedies-more = тағы { $n }

remedy-act-allow-person = мұны жеке осы адамға аша
remedy-act-other-role = бұл адамға басқа рөл бере
remedy-act-allow-role = «{ $role }» рөлін{ $n ->
    [1] {""}
   *[other] {" "}бәріне ({ $n })
} өзгерте
remedy-act-person-rights = осы адамның жеке құқықтарын өзгерте
remedy-act-resend = шақыруды қайта жібере
remedy-act-restore = бұл адамның рұқсатын қайтара
remedy-act-new-password = бұл адамға жаңа құпиясөз бере
remedy-act-raise-limit = көбірек сеансқа рұқсат ете

remedy-press-allow-person = Рұқсат беру: { $application }
remedy-press-other-role = Басқа рөл беру
remedy-press-allow-role = { $n ->
    [1] Рөлді өзгерту: { $role }
   *[other] Рөлді бәріне өзгерту ({ $n })
}
remedy-press-person-rights = Жеке құқықтарын өзгерту
remedy-press-resend = Шақыруды қайта жіберу
remedy-press-restore = Рұқсатын қайтару
remedy-press-new-password = Жаңа құпиясөз беру
remedy-press-raise-limit = Сеанс шегін өзгерту

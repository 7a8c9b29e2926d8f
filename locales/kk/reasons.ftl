# Құқықтар, олар қайдан келген және қолданба неге ашылмайды: себебі және кім не істей алады.
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
   *[no] Бұл ұйымның қолданбалары қазір ашылмайды.
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

## Қолданба

reason-app-not-found-or-closed-self = Қолданба табылмады немесе сізге ашық емес. Ұйым иесіне немесе әкімшісіне хабарласыңыз.

reason-app-unknown = Мұндай қолданба жоқ.
remedy-app-unknown = Атауын тексеріңіз: қандай қолданбалар барын адамның карточкасынан көруге болады.
reason-app-unknown-self = Мұндай қолданба жоқ.
remedy-app-unknown-self = Атауын тексеріңіз: қандай қолданбалар барын мұнда көруге болады: /my

reason-app-not-allowed = { $kind ->
    [taken-by] Бұл адамға арнайы жабылған: { $by }, { $day }.
    [taken] Бұл адамға арнайы жабылған, { $day }.
    [no-role] Адамның рөлі жоқ, мұндай құқық жеке де берілмеген.
   *[role] { $n ->
        [one] { $roles } рөлі мұндай құқық бермейді.
       *[other] { $roles } рөлдері мұндай құқық бермейді.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] Бұл құқықты ұйым иесі немесе әкімшісі қайтара алады.
    [taken] Бұл құқықты ұйым иесі немесе әкімшісі қайтара алады.
   *[role] Ұйым иесі немесе әкімшісі басқа рөл бере алады немесе, ұйымда рұқсат етілсе, құқықты жеке осы адамға бере алады.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] Сізге арнайы жабылған: { $by }, { $day }.
    [taken] Сізге арнайы жабылған, { $day }.
    [no-role] Рөліңіз жоқ, мұндай құқық жеке де берілмеген.
   *[role] { $n ->
        [one] Сіздің { $roles } рөліңіз мұндай құқық бермейді.
       *[other] Сіздің { $roles } рөлдеріңіз мұндай құқық бермейді.
    }
}
remedy-app-not-allowed-self = Оны сізге ұйым иесі бере алады.

reason-app-administration-not-allowed = Қолданбаны іске қосуға болады, бірақ басқаруға болмайды.
remedy-app-administration-not-allowed = «Іске қосу және әкімшілендіру» құқығын ұйым иесі бере алады.
reason-app-administration-not-allowed-self = Қолданбаны іске қоса аласыз, бірақ басқара алмайсыз.
remedy-app-administration-not-allowed-self = «Іске қосу және әкімшілендіру» құқығын ұйым иесі бере алады.

reason-app-preparing = Қолданба әлі дайындалып жатыр.
remedy-app-preparing = Күту керек: ол өзі ашылады.
reason-app-preparing-self = Қолданбаңыз пайдалануға дайындалып жатыр.
remedy-app-preparing-self = Күте тұрыңыз.

reason-app-unavailable = Қолданбаға қазір техникалық қызмет көрсетіліп жатыр.
remedy-app-unavailable = Күту керек: ол өзі ашылады.
reason-app-unavailable-self = Қолданбаға қазір техникалық қызмет көрсетіліп жатыр.
remedy-app-unavailable-self = Күте тұрыңыз.

# Бір адамның құқықтары: рөлінен айырмашылығы және оны кім шешкені.

rights-title =
    <b>{ $name }</b> · құқықтар
    { $n ->
        [one] Рөлі: { $roles }
       *[other] Рөлдері: { $roles }
    }
rights-no-applications = Ұйымда әзірге қосымша жоқ. Алдымен қосыңыз: /apps
rights-permissions = Құқықтар төмендегі бөлімдерге жиналған: әрқайсысының жанында нешеуі күшінде екені көрінеді.
rights-read-only = Мұны тек ұйым иесі өзгерте алады.
rights-by-role-only = Бұл ұйымда құқықты тек рөл береді. Құқықты өзгерту үшін басқа рөл таңдаңыз немесе осы рөлді түзетіңіз: /roles. Жеке құқықтарға ұйым иесі рұқсат бере алады: /settings

rights-button-apps = Қосымшалар
rights-button-reset = Рөлдегідей ету
rights-button-card = Карточкаға

rights-apps =
    <b>{ $name }</b> · қосымшалар
rights-saved-at-once = Бірден сақталады.

rights-block =
    <b>{ $block }</b> · { $name }
    { $may ->
        [yes] Құқықты беру, алу немесе шектеу үшін оны басыңыз.
       *[no] Құқық туралы толығырақ білу үшін оны басыңыз.
    } ✅ күшінде, 💤 берілген, бірақ күшінде емес.

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ Күшінде
rights-state-asleep = 💤 Берілген, бірақ күшінде емес
rights-state-off = ⬜ Жоқ
rights-not-by-role = рөл бермейді
rights-given = жеке{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-taken = жеке алынды{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-not-yours-to-give = Оны тек ұйым иесі бере алады: бұл құқық сіздің өзіңізде жоқ.
rights-whose-all = Кімдікі: барлық қызметкердікі
rights-whose-own = { $bound ->
    [none] Кімдікі: тек өзінікі. Ол әзірге қызметкерлер тізіміндегі ешкіммен байланыстырылмаған, сондықтан барлығының жазбасын көреді, ал жалақыны ешкімдікін көрмейді.
   *[other] Кімдікі: тек өзінікі ({ $bound })
}
rights-whose-named = { $names ->
    [none] Кімдікі: әзірге ешбір қызметкердікі емес
   *[other] { $more ->
        [0] Кімдікі: { $names }
       *[other] Кімдікі: { $names } және тағы { $more }
    }
}
rights-history = Түймені басыңыз немесе күн санын жазыңыз. Клиенттің келу тарихы бұнымен шектелмейді.
rights-give = Беру
rights-take = Алу
rights-as-role = Рөлдегідей
rights-choose-all = Бәрінікі
rights-choose-own = Тек өзінікі
rights-choose-named = Адамдарды таңдау

rights-staff =
    <b>{ $permission }</b>
    Кімнің жазбалары мен кестесі көрінсін? Қызметкерлер тізімінен адамдарды белгілеңіз.
rights-staff-done = Дайын

rights-warn =
    ⚠️ <b>{ $name }</b> клиенттердің байланыс деректерін көреді. Оларды мына құқықтар көрсетеді: { $names }.

    Сонда да берейін бе?
rights-warn-yes = Беру

rights-contacts-hidden =
    <b>{ $name }</b> · клиенттердің байланыс деректері
    Жасырын: оларды көрсететін он құқықтың бірде-бірі күшінде емес. Қалғанының бәрі бұрынғыша көрінеді.

rights-reset =
    <b>{ $name }</b> үшін бәрін рөлдегідей етейін бе? Мына жеке айырмашылықтар жойылады:
rights-reset-nothing = <b>{ $name }</b>: жеке айырмашылық жоқ, бәрі рөлдегідей.
rights-reset-yes = Рөлдегідей ету
rights-reset-done = Енді бәрі рөлдегідей

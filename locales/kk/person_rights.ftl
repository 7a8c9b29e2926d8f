# Бір адамның құқықтары: рөлінен айырмашылығы және оны кім шешкені.

rights-title =
    <b>{ $name }</b> · құқықтар
    { $n ->
        [one] Рөлі: { $roles }
       *[other] Рөлдері: { $roles }
    }
rights-application = { $name }:{" "}
rights-no-applications = Ұйымда әзірге қосымша жоқ. Алдымен қосыңыз: /apps
rights-no-permissions = Құқықтар: бірде-бірі қолданыста емес
rights-block-line = • { $block }: { $all } құқықтың { $n }-і қолданыста
rights-contacts-line = { $n ->
    [0] Клиенттердің байланыстары: жасырын
   *[other] Клиенттердің байланыстары: көрінеді, оларды көрсететін құқық саны: { $n }
}
rights-more = …тағы { $n }
rights-read-only = Мұны тек ұйым иесі өзгерте алады.
rights-by-role-only = Бұл ұйымда құқықты тек рөл береді. Құқықты өзгерту үшін басқа рөл таңдаңыз немесе осы рөлді түзетіңіз: /roles

rights-button-apps = Қосымшалар
rights-block-item = { $block } · { $n }/{ $all }
rights-button-contacts = Клиенттердің байланыстары
rights-button-reset = Рөлдегідей ету
rights-button-card = Карточкаға

rights-apps =
    <b>{ $name }</b> · қосымшалар
    Ауыстыру үшін басыңыз: ⬜ рұқсат жоқ, ▶ іске қосу, ⚙ іске қосу және басқару. Бірден сақталады.

rights-block =
    <b>{ $block }</b> · { $name }
    Құқықты беру, алу немесе шектеу үшін оны басыңыз. ✅ қолданыста, 💤 берілген, бірақ әзірге қолданыста емес.
rights-permission-line = { $number }. { $mark } { $name }
rights-asleep = ↳ қолданыста емес: жетпейді: { $names }
rights-shows = ↳ клиенттердің байланыстарын көрсетеді: { $fields }

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ Қолданыста
rights-state-asleep = 💤 Берілген, бірақ қолданыста емес
rights-state-off = ⬜ Жоқ
rights-needs = Онымен бірге беріледі: { $names }
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
rights-whose-named = { $more ->
    [0] Кімдікі: { $names }
   *[other] Кімдікі: { $names } және тағы { $more }
}
rights-history = Журналдың өткен күндері: { $days ->
    [all] бәрі көрінеді
    [0] көрінбейді
   *[other] { $days } күн
}. Күн санын жазуға да болады. Клиенттің келу тарихы бұнымен шектелмейді.
rights-give = Беру
rights-take = Алу
rights-as-role = Рөлдегідей
rights-choose-all = Барлық қызметкер
rights-choose-own = Тек өзінікі
rights-choose-named = Адамдарды таңдау
rights-days = { $days ->
    [all] Барлық күн
    [0] Тек бүгіннен бастап
   *[other] { $days } күн
}
rights-also = Бірге берілді: { $names }
rights-asleep-now = Енді қолданыста емес: { $names }

rights-staff =
    <b>{ $permission }</b>
    Кімнің жазбалары мен кестесі көрінсін? Қызметкерлер тізімінен адамдарды белгілеңіз.
rights-staff-done = Дайын

rights-warn =
    ⚠️ <b>{ $name }</b> клиенттердің байланыстарын көреді. Оларды мына құқықтар көрсетеді: { $names }.

    Сонда да берейін бе?
rights-warn-yes = Беру

rights-contacts =
    <b>{ $name }</b> · клиенттердің байланыстары
    Клиенттердің телефоны мен поштасын мына құқықтар көрсетеді:
rights-contacts-hidden =
    <b>{ $name }</b> · клиенттердің байланыстары
    Жасырын: оларды көрсететін он құқықтың бірде-бірі қолданыста емес. Қалғанының бәрі бұрынғыша көрінеді.
rights-contacts-block = <b>{ $block }</b>
rights-contact = • { $name }: { $fields }
rights-hide-contacts = Байланыстарды жасыру
rights-contacts-closed = Клиенттердің байланыстары жасырылды

rights-differs = { $name }:{" "}
rights-reset =
    <b>{ $name }</b> үшін бәрін рөлдегідей етейін бе? Мына жеке айырмашылықтар жойылады:
rights-reset-nothing = <b>{ $name }</b>: жеке айырмашылық жоқ, бәрі рөлдегідей.
rights-reset-yes = Рөлдегідей ету
rights-reset-done = Енді бәрі рөлдегідей

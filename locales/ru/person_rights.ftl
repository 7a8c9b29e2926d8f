# Права одного человека: чем он отличается от своей роли, и кто это решил.

rights-title =
    <b>{ $name }</b> · права
    { $n ->
        [one] Роль: { $roles }
       *[other] Роли: { $roles }
    }
rights-application = { $name }:{" "}
rights-no-applications = В организации пока нет приложений. Сначала добавьте их: /apps
rights-no-permissions = Права: ни одно не действует
rights-block-line = • { $block }: действует { $n } из { $all }
rights-contacts-line = { $n ->
    [0] Контакты клиентов: скрыты
   *[other] Контакты клиентов: видны, прав на них { $n }
}
rights-more = …и ещё { $n }
rights-read-only = Изменить это может только владелец организации.
rights-by-role-only = В этой организации права даёт только роль. Чтобы изменить права, выберите другую роль или поправьте эту: /roles

rights-button-apps = Приложения
rights-block-item = { $block } · { $n } из { $all }
rights-button-contacts = Контакты клиентов
rights-button-reset = Вернуть как в роли
rights-button-card = К карточке

rights-apps =
    <b>{ $name }</b> · приложения
    Нажимайте, чтобы переключать: ⬜ нет доступа, ▶ запуск, ⚙ запуск и администрирование. Сохраняется сразу.

rights-block =
    <b>{ $block }</b> · { $name }
    Нажмите на право, чтобы дать его, забрать или ограничить. ✅ действует, 💤 дано, но пока не действует.
rights-permission-line = { $number }. { $mark } { $name }
rights-asleep = ↳ не действует: не хватает { $names }
rights-shows = ↳ показывает контакты клиентов: { $fields }

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ Действует
rights-state-asleep = 💤 Дано, но не действует
rights-state-off = ⬜ Нет
rights-needs = Вместе с ним будет дано: { $names }
rights-not-by-role = по роли не даётся
rights-given = лично{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-taken = забрано лично{ $by ->
    [none] , { $day }
   *[other] : { $by }, { $day }
}
rights-not-yours-to-give = Дать его может только владелец: у вас самих этого права нет.
rights-whose-all = Чьё: всех сотрудников
rights-whose-own = { $bound ->
    [none] Чьё: только своё. Человек пока не связан ни с кем из списка сотрудников, поэтому видит записи всех, а зарплату ничью.
   *[other] Чьё: только своё ({ $bound })
}
rights-whose-named = { $more ->
    [0] Чьё: { $names }
   *[other] Чьё: { $names } и ещё { $more }
}
rights-history = Прошлые дни журнала: { $days ->
    [all] видны все
    [0] не видны
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}. Можно написать число дней. История посещений клиента этим не ограничивается.
rights-give = Дать
rights-take = Забрать
rights-as-role = Как в роли
rights-choose-all = Всех сотрудников
rights-choose-own = Только своё
rights-choose-named = Выбрать людей
rights-days = { $days ->
    [all] Все дни
    [0] Только с сегодня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
rights-also = Вместе с этим дано: { $names }
rights-asleep-now = Перестало действовать: { $names }

rights-staff =
    <b>{ $permission }</b>
    Чьи записи и расписание будут видны? Отметьте людей из списка сотрудников.
rights-staff-done = Готово

rights-warn =
    ⚠️ <b>{ $name }</b> увидит контакты клиентов. Это покажут права: { $names }.

    Дать всё равно?
rights-warn-yes = Дать

rights-contacts =
    <b>{ $name }</b> · контакты клиентов
    Телефоны и почту клиентов показывают эти права:
rights-contacts-hidden =
    <b>{ $name }</b> · контакты клиентов
    Скрыты: ни одно из десяти прав, которые их показывают, не действует. Остальное человек видит как обычно.
rights-contacts-block = <b>{ $block }</b>
rights-contact = • { $name }: { $fields }
rights-hide-contacts = Скрыть контакты клиентов
rights-contacts-closed = Контакты клиентов скрыты

rights-differs = { $name }:{" "}
rights-reset =
    Вернуть <b>{ $name }</b> то, что рекомендует роль? Личные отличия исчезнут:
rights-reset-nothing = У <b>{ $name }</b> нет личных отличий: всё как в роли.
rights-reset-yes = Вернуть
rights-reset-done = Теперь всё как в роли

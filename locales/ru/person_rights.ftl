# Права одного человека: чем он отличается от своей роли, и кто это решил.

rights-title =
    <b>{ $name }</b> · права
    { $n ->
        [one] Роль: { $roles }
       *[other] Роли: { $roles }
    }
rights-no-applications = В организации пока нет приложений. Сначала добавьте их: /apps
rights-permissions = Права собраны в разделы ниже: рядом с каждым видно, сколько в нём действует.
rights-read-only = Изменить это может только владелец организации.
rights-by-role-only = В этой организации права даёт только роль. Чтобы изменить права, выберите другую роль или поправьте эту: /roles. Разрешить личные права может владелец: /settings

rights-button-apps = Приложения
rights-button-reset = Вернуть как в роли
rights-button-card = К карточке

rights-apps =
    <b>{ $name }</b> · приложения
rights-saved-at-once = Сохраняется сразу.

rights-block =
    <b>{ $block }</b> · { $name }
    { $may ->
        [yes] Нажмите на право, чтобы дать его, забрать или ограничить.
       *[no] Нажмите на право, чтобы узнать о нём больше.
    } ✅ действует, 💤 дано, но не действует.

rights-permission =
    <b>{ $permission }</b>
    { $block } · { $name }
rights-state-on = ✅ Действует
rights-state-asleep = 💤 Дано, но не действует
rights-state-off = ⬜ Нет
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
rights-whose-named = { $names ->
    [none] Чьё: пока ни одного сотрудника
   *[other] { $more ->
        [0] Чьё: { $names }
       *[other] Чьё: { $names } и ещё { $more }
    }
}
rights-history = Выберите кнопкой или напишите число дней. История посещений клиента этим не ограничивается.
rights-give = Дать
rights-take = Забрать
rights-as-role = Как в роли
rights-choose-all = Всех
rights-choose-own = Только своё
rights-choose-named = Выбрать людей

rights-staff =
    <b>{ $permission }</b>
    Чьи записи и расписание будут видны? Отметьте людей из списка сотрудников.
rights-staff-done = Готово

rights-warn =
    ⚠️ <b>{ $name }</b> увидит контакты клиентов. Это покажут права: { $names }.

    Дать всё равно?
rights-warn-yes = Дать

rights-contacts-hidden =
    <b>{ $name }</b> · контакты клиентов
    Скрыты: ни одно из десяти прав, которые их показывают, не действует. Остальное человек видит как обычно.

rights-reset =
    <b>{ $name }</b>: вернуть всё, как рекомендует роль? Личные отличия исчезнут:
rights-reset-nothing = <b>{ $name }</b>: личных отличий нет, всё как в роли.
rights-reset-yes = Вернуть
rights-reset-done = Теперь всё как в роли

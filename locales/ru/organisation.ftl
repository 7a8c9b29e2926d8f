# Организация: лицензия, список сотрудников, настройки.

organisation-title = <b>{ $name }</b>
organisation-done = Готово
organisation-staff = Список сотрудников
organisation-settings = Настройки
organisation-journal = Посмотреть журнал
organisation-servicing = Обслуживание

organisation-licence-trial = Лицензия: пробный период{ $until ->
    [none] {""}
   *[other] {" "}до { $until }
}. Всем, что есть, можно пользоваться. { $hands ->
    [yes] Приглашать людей нельзя, можно только выдать пароль.
   *[no] Приглашать людей нельзя.
}
organisation-licence-paid = Лицензия оплачена, { $until ->
    [none] без срока
   *[other] до { $until }
}. Можно приглашать людей и пользоваться всем, что есть.
organisation-licence-expired = Лицензия закончилась{ $until ->
    [none] {""}
   *[other] {" "}{ $until }
}. Приложения закрыты для всех, приглашать людей нельзя.
organisation-licence-ask = { $own ->
    [yes] Чтобы оплатить, напишите в поддержку: /help
   *[no] Об оплате спросите владельца: { $owners }.
}

## Список сотрудников

organisation-staff-title = <b>{ $tenant }</b>, список сотрудников
organisation-staff-all =
    В списке: { $total }{ $pages ->
        [1] {""}
       *[other] , страница { $number } из { $pages }
    }. Рядом с именем видно, у кого доступ этого сотрудника. Чтобы найти, напишите имя.
organisation-staff-found =
    Найдено: { $total }{ $pages ->
        [1] {""}
       *[other] , страница { $number } из { $pages }
    }. «{ $search }»
organisation-staff-nobody-found = Никого не нашлось: «{ $search }». Напишите иначе или покажите всех.
organisation-staff-empty = Список пока пуст. В нём те, к кому записывают и чьё расписание ведут: мастера, врачи, инженеры. Добавьте их, и каждому можно будет дать отдельный доступ, с которым видно только своё.
organisation-staff-row = { $name } · { $person }
organisation-staff-add = Добавить в список
organisation-staff-names =
    Напишите имя сотрудника. Если их несколько, каждое имя с новой строки.

    Доступ здесь никому не даётся, это только список.
organisation-staff-added = Добавлено: { $n }
organisation-staff-there = Уже были в списке: { $names }{ $more ->
    [0] {""}
   *[other] {" "}и ещё { $more }
}. Если это другой человек, напишите имя так, чтобы их различать.

organisation-staff-card =
    <b>{ $name }</b>
    { $tenant }, список сотрудников

    { $person ->
        [none] Отдельного доступа пока ни у кого нет. Выберите человека, и он увидит расписание и записи этого сотрудника.
       *[other] Доступ этого сотрудника: <b>{ $person }</b>
    }{ $n ->
        [0] {""}
        [one] {""}
            Назван в личных правах { $n } человека.
       *[other] {""}
            Назван в личных правах { $n } человек.
    }
organisation-staff-bind = Выбрать, кто это
organisation-staff-person = Открыть карточку человека
organisation-staff-release = Отвязать человека
organisation-staff-rename = Переименовать
organisation-staff-remove = Убрать
organisation-staff-new-name = Как теперь называть сотрудника <b>{ $name }</b>?
organisation-staff-remove-question = Убрать из списка сотрудников: <b>{ $name }</b>? { $person ->
    [none] {""}
   *[other] <b>{ $person }</b> остаётся в организации, но связь с этим сотрудником пропадёт.{" "}
}{ $n ->
    [0] {""}
    [one] Имя исчезнет из личных прав { $n } человека, других прав взамен не будет.{" "}
   *[other] Имя исчезнет из личных прав { $n } человек, других прав взамен не будет.{" "}
}Вернуть можно, только добавив заново.
organisation-staff-remove-yes = Убрать из списка
organisation-staff-whom = { $there ->
    [yes] Чей это доступ: <b>{ $name }</b>? Выберите человека или напишите имя.
    [searched] Никого не нашлось. Напишите имя иначе.
   *[no] Выбрать пока некого: у всех сотрудников организации уже есть своё место в списке, или их доступ меняет владелец. Добавьте человека: /add
}

## Настройки

organisation-settings-title =
    <b>{ $name }</b>, настройки

    Номер организации: <code>{ $number }</code> (назовите его тому, кто будет вас обслуживать)
    Страна: { $country }
    Время: { $time_zone }
    Язык писем: { $language }
organisation-owners-change = Изменить настройки может владелец: { $owners }.
organisation-name = Сменить название
organisation-country = Сменить страну
organisation-time-zone = Сменить время
organisation-language = Сменить язык
organisation-name-question =
    Как теперь называется организация <b>{ $name }</b>?

    Новое название сразу увидят все её люди.
organisation-language-question = На каком языке писать письма людям организации <b>{ $name }</b>? Роли и приложения сохранят свои названия.

organisation-policy-personal-rights = { $on ->
    [yes] ✓ Личные права: человеку можно дать или закрыть то, чего не советует роль.
   *[no] ✗ Личных прав нет: всё решает роль.
}
organisation-policy-hands-over-on-trial = { $on ->
    [yes] ✓ Пароль можно выдать и в пробный период.
   *[no] ✗ В пробный период пароли не выдаются.
}
organisation-policy-replaces-handed-over = { $on ->
    [yes] ✓ Выданный пароль человек при первом входе меняет на свой.
   *[no] ✗ Выданный пароль можно не менять.
}
organisation-switch-personal-rights = { $personal_rights ->
    [on] Выключить личные права
   *[off] Включить личные права
}
organisation-switch-hands-over-on-trial = { $hands_over_on_trial ->
    [on] Не выдавать пароли на пробном
   *[off] Выдавать пароли на пробном
}
organisation-switch-replaces-handed-over = { $replaces_handed_over ->
    [on] Не требовать своего пароля
   *[off] Требовать свой пароль
}

organisation-personal-rights-question =
    Выключить личные права? Новых никому не дать, всё будет решать роль.

    { $n ->
        [0] Сейчас личных прав ни у кого нет.
        [one] У { $n } человека они есть и останутся в силе. Их список будет в настройках, там их можно убрать.
       *[other] У { $n } человек они есть и останутся в силе. Их список будет в настройках, там их можно убрать.
    }
organisation-personal-rights-yes = Выключить
organisation-differing-left = Личные права остались у { $n } { $n ->
    [one] человека
   *[other] человек
} и ещё действуют.
organisation-differing = Убрать личные права ({ $n })
organisation-differing-title = { $n ->
    [0] Личных прав больше ни у кого нет: у каждого всё так, как советует роль.
   *[other] У этих людей есть личные права. Выберите человека, чтобы посмотреть их и убрать.
}
organisation-drop-question = Вернуть к тому, что советует роль: <b>{ $name }</b>? Пропадут:
organisation-drop-line = { $name }: { $value }
organisation-drop-yes = Вернуть к роли

# Права, откуда они, и почему приложение не открыть: причина и кто что может сделать.
# «-self» говорится самому человеку, без него: о нём кому-то другому.

reason-quoted = «{ $name }»
reason-roles = { $n ->
    [one] роль { $roles }
   *[other] роли { $roles }
}
reason-by-role = по роли
reason-given = лично: { $by }, { $day }
reason-personal = лично, { $day }

## Учётная запись

reason-account-unknown = Такой учётной записи нет.
remedy-account-unknown = Владелец или администратор организации может добавить этого человека: /add

reason-account-not-confirmed = Телефон или почта ещё не подтверждены.
remedy-account-not-confirmed = Человек подтвердит их сам по ссылке из приглашения.
reason-account-not-confirmed-self = Ваш телефон или почта ещё не подтверждены.
remedy-account-not-confirmed-self = Откройте ссылку из приглашения и подтвердите адрес.

reason-password-not-set = Пароль ещё не придуман.
remedy-password-not-set = Человек задаст его сам по ссылке из приглашения.
reason-password-not-set-self = Вы ещё не придумали пароль.
remedy-password-not-set-self = Откройте ссылку из приглашения и задайте его.

reason-password-change-required = Выданный пароль ещё не заменён своим.
remedy-password-change-required = Человек заменит его при первом входе. Если выданный пароль забыт, владелец или администратор организации может выдать новый: /people
reason-password-change-required-self = Вы пока пользуетесь паролем, который вам выдали.
remedy-password-change-required-self = Замените его своим: /start

reason-account-locked = Было несколько неудачных попыток входа подряд, и вход на время закрыт.
remedy-account-locked = Нужно подождать: он откроется сам { $wait }.
reason-account-locked-self = Было несколько неудачных попыток входа подряд, и вход на время закрыт.
remedy-account-locked-self = Подождите: он откроется сам { $wait }.

reason-account-suspended = Учётная запись приостановлена.
remedy-account-suspended = Вернуть её может владелец сервиса.
reason-account-suspended-self = Ваша учётная запись приостановлена.
remedy-account-suspended-self = Вернуть её может владелец сервиса. Спросите в поддержке: /help

reason-account-deactivated = Учётная запись закрыта.
remedy-account-deactivated = Вернуть её может владелец сервиса. Того, кто так и не принял приглашение, можно добавить заново: /add
reason-account-deactivated-self = Ваша учётная запись закрыта.
remedy-account-deactivated-self = Вернуть её может владелец сервиса. Спросите в поддержке: /help

## Организация

reason-tenant-unknown = Такой организации нет.
remedy-tenant-unknown = Проверьте её название.

reason-tenant-suspended = Работа организации в сервисе приостановлена.
remedy-tenant-suspended = Возобновить её может владелец сервиса.
reason-tenant-suspended-self = Работа организации в сервисе приостановлена.
remedy-tenant-suspended-self = { $manages ->
    [yes] Возобновить её может владелец сервиса. Спросите в поддержке: /help
   *[no] Спросите администратора организации.
}

reason-licence-expired = Лицензия организации закончилась.
remedy-licence-expired = Продлить её может владелец организации.
reason-licence-expired-self = { $manages ->
    [yes] Лицензия организации закончилась.
   *[no] Приложения этой организации сейчас не открываются.
}
remedy-licence-expired-self = { $manages ->
    [yes] Продлить её может владелец организации.
   *[no] Спросите администратора организации.
}

## Место в организации

reason-not-a-member = Человек не состоит в этой организации.
remedy-not-a-member = Владелец или администратор организации может его добавить: /add
reason-not-a-member-self = Вы не состоите в этой организации.
remedy-not-a-member-self = Попросите владельца или администратора организации вас пригласить.

reason-invitation-not-accepted = Приглашение ещё не принято.
remedy-invitation-not-accepted = Человеку нужно пройти по ссылке из приглашения. Если её нет, владелец или администратор организации может отправить её ещё раз: /people
reason-invitation-not-accepted-self = Вы ещё не приняли приглашение.
remedy-invitation-not-accepted-self = Откройте ссылку из него. Если её нет, попросите администратора организации прислать её ещё раз.

reason-invitation-expired = Срок приглашения истёк.
remedy-invitation-expired = Владелец или администратор организации может отправить его ещё раз: /people
reason-invitation-expired-self = Срок вашего приглашения истёк.
remedy-invitation-expired-self = Попросите администратора организации прислать его ещё раз.

reason-invitation-revoked = Приглашение отозвано.
remedy-invitation-revoked = Владелец или администратор организации может добавить человека заново: /add
reason-invitation-revoked-self = Ваше приглашение отозвали.
remedy-invitation-revoked-self = Если это ошибка, попросите администратора организации прислать новое.

reason-invitation-declined = Человек отказался от приглашения.
remedy-invitation-declined = Если он передумал, владелец или администратор организации может добавить его заново: /add
reason-invitation-declined-self = Вы отказались от приглашения.
remedy-invitation-declined-self = Если передумали, попросите администратора организации прислать новое.

reason-invitation-undeliverable = Письмо с приглашением не дошло.
remedy-invitation-undeliverable = Владелец или администратор организации может проверить адрес, отправить письмо ещё раз или передать ссылку сам: /people
reason-invitation-undeliverable-self = Письмо с вашим приглашением не дошло.
remedy-invitation-undeliverable-self = Попросите администратора организации проверить адрес или передать ссылку.

reason-membership-suspended = Доступ этого человека в организации приостановлен.
remedy-membership-suspended = Вернуть его может владелец или администратор организации.
reason-membership-suspended-self = Ваш доступ в организации приостановлен.
remedy-membership-suspended-self = Вернуть его может владелец или администратор организации.

reason-membership-ended = Человек больше не состоит в этой организации.
remedy-membership-ended = Владелец или администратор организации может добавить его заново: /add
reason-membership-ended-self = Вы больше не состоите в этой организации.
remedy-membership-ended-self = Если это ошибка, спросите владельца или администратора организации.

## Приложение

reason-app-not-found-or-closed-self = Приложение не найдено или не открыто вам. Обратитесь к владельцу или администратору.

reason-app-unknown = Такого приложения нет.
remedy-app-unknown = Проверьте название: какие приложения есть, видно на карточке человека.
reason-app-unknown-self = Такого приложения нет.
remedy-app-unknown-self = Проверьте название: какие приложения есть, видно здесь: /my

reason-app-not-allowed = { $kind ->
    [taken-by] Приложение закрыто лично этому человеку: { $by }, { $day }.
    [taken] Приложение закрыто лично этому человеку, { $day }.
    [no-role] Роли у человека нет, и лично приложение не открыто.
   *[role] { $n ->
        [one] Роль { $roles } этого приложения не открывает.
       *[other] Роли { $roles } этого приложения не открывают.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] Владелец или администратор организации может вернуть это право.
    [taken] Владелец или администратор организации может вернуть это право.
   *[role] Владелец или администратор организации может дать другую роль или, если это в организации разрешено, право лично этому человеку.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] Приложение закрыто лично вам: { $by }, { $day }.
    [taken] Приложение закрыто лично вам, { $day }.
    [no-role] Роли у вас нет, и лично приложение не открыто.
   *[role] { $n ->
        [one] Ваша роль { $roles } этого приложения не открывает.
       *[other] Ваши роли { $roles } этого приложения не открывают.
    }
}
remedy-app-not-allowed-self = Открыть его вам может владелец организации.

reason-app-administration-not-allowed = Запускать приложение можно, управлять им нельзя.
remedy-app-administration-not-allowed = Право «запуск и администрирование» может дать владелец организации.
reason-app-administration-not-allowed-self = Запускать приложение вы можете, управлять им нет.
remedy-app-administration-not-allowed-self = Право «запуск и администрирование» может дать владелец организации.

reason-app-preparing = Приложение ещё готовится к использованию.
remedy-app-preparing = Нужно подождать: оно откроется само.
reason-app-preparing-self = Ваше приложение готовится к использованию.
remedy-app-preparing-self = Пожалуйста, подождите.

reason-app-unavailable = Приложение сейчас на обслуживании.
remedy-app-unavailable = Нужно подождать: оно откроется само.
reason-app-unavailable-self = Приложение сейчас на обслуживании.
remedy-app-unavailable-self = Пожалуйста, подождите.

## Сеансы

reason-session-limit-reached = Открыто сеансов: { $open } из { $limit }, новый не откроется.
remedy-session-limit-reached = Человек может завершить один из своих сеансов, а владелец или администратор организации разрешить больше: /people
reason-session-limit-reached-self = У вас открыто сеансов: { $open } из { $limit }, новый не откроется.
remedy-session-limit-reached-self = Завершите один из них или попросите администратора организации разрешить больше.

## Права внутри приложений

reason-permission-unknown = Такого права нет.
remedy-permission-unknown = Проверьте название: какие права бывают, видно у любой роли: /roles

reason-platform-not-supported = «{ $block }» есть только в веб-версии.
remedy-platform-not-supported = Человеку нужно веб-приложение. Если оно закрыто, открыть его может владелец или администратор организации.
reason-platform-not-supported-self = «{ $block }» есть только в веб-версии.
remedy-platform-not-supported-self = Откройте веб-приложение. Если его у вас нет, попросите администратора организации.

reason-block-closed = { $kind ->
    [taken-by] Блок прав «{ $block }» закрыт лично этому человеку: { $by }, { $day }.
    [taken] Блок прав «{ $block }» закрыт лично этому человеку, { $day }.
    [no-role] Роли у человека нет, и блок прав «{ $block }» лично не открыт.
   *[role] { $n ->
        [one] Роль { $roles } не открывает блок прав «{ $block }».
       *[other] Роли { $roles } не открывают блок прав «{ $block }».
    }
}
remedy-block-closed = Открыть его может владелец организации, а администратор, если блок открыт ему самому.
reason-block-closed-self = { $kind ->
    [taken-by] Блок прав «{ $block }» закрыт лично вам: { $by }, { $day }.
    [taken] Блок прав «{ $block }» закрыт лично вам, { $day }.
    [no-role] Роли у вас нет, и блок прав «{ $block }» лично не открыт.
   *[role] { $n ->
        [one] Ваша роль { $roles } не открывает блок прав «{ $block }».
       *[other] Ваши роли { $roles } не открывают блок прав «{ $block }».
    }
}
remedy-block-closed-self = Попросите владельца или администратора организации открыть его.

reason-prerequisite-missing = { $count ->
    [one] Не хватает права, без которого это не работает: { $missing }.
   *[other] Не хватает прав, без которых это не работает: { $missing }.
}
remedy-prerequisite-missing = { $count ->
    [one] Дать его может владелец организации, а администратор, если оно есть у него самого.
   *[other] Дать их может владелец организации, а администратор, если они есть у него самого.
}
reason-prerequisite-missing-self = { $count ->
    [one] Не хватает права, без которого это не работает: { $missing }.
   *[other] Не хватает прав, без которых это не работает: { $missing }.
}
remedy-prerequisite-missing-self = Попросите владельца или администратора организации { $count ->
    [one] его дать.
   *[other] их дать.
}

reason-permission-not-granted = { $kind ->
    [taken-by] Право «{ $permission }» забрано лично у этого человека: { $by }, { $day }.
    [taken] Право «{ $permission }» забрано лично у этого человека, { $day }.
    [no-role] Роли у человека нет, и право «{ $permission }» лично не дано.
   *[role] { $n ->
        [one] Роль { $roles } не даёт права «{ $permission }».
       *[other] Роли { $roles } не дают права «{ $permission }».
    }
}
remedy-permission-not-granted = Дать его может владелец организации, а администратор, если оно есть у него самого.
reason-permission-not-granted-self = { $kind ->
    [taken-by] Право «{ $permission }» забрано лично у вас: { $by }, { $day }.
    [taken] Право «{ $permission }» забрано лично у вас, { $day }.
    [no-role] Роли у вас нет, и право «{ $permission }» лично не дано.
   *[role] { $n ->
        [one] Ваша роль { $roles } не даёт права «{ $permission }».
       *[other] Ваши роли { $roles } не дают права «{ $permission }».
    }
}
remedy-permission-not-granted-self = Попросите владельца или администратора организации его дать.

reason-out-of-scope-staff = { $count ->
    [0] Право «{ $permission }» дано, но ни на одного сотрудника.
   *[other] Право «{ $permission }» дано только на некоторых сотрудников, и этот не из них.
}
remedy-out-of-scope-staff = Владелец или администратор организации может связать человека с сотрудником из списка или дать право на других сотрудников: /people
reason-out-of-scope-staff-self = { $count ->
    [0] Право «{ $permission }» у вас есть, но ни на одного сотрудника.
   *[other] Право «{ $permission }» дано вам только на некоторых сотрудников, и этот не из них.
}
remedy-out-of-scope-staff-self = Попросите владельца или администратора организации связать вас с сотрудником из списка или дать право на других.

reason-out-of-scope-history = { $days ->
    [0] Право «{ $permission }» действует с сегодняшнего дня, прошедшие дни закрыты.
    [one] Право «{ $permission }» действует на { $days } прошедший день и на будущее, более ранние дни закрыты.
    [few] Право «{ $permission }» действует на { $days } прошедших дня и на будущее, более ранние дни закрыты.
   *[many] Право «{ $permission }» действует на { $days } прошедших дней и на будущее, более ранние дни закрыты.
}
remedy-out-of-scope-history = Открыть больше дней может владелец организации, а администратор, если они открыты ему самому.
reason-out-of-scope-history-self = { $days ->
    [0] Право «{ $permission }» действует у вас с сегодняшнего дня, прошедшие дни закрыты.
    [one] Право «{ $permission }» действует у вас на { $days } прошедший день и на будущее, более ранние дни закрыты.
    [few] Право «{ $permission }» действует у вас на { $days } прошедших дня и на будущее, более ранние дни закрыты.
   *[many] Право «{ $permission }» действует у вас на { $days } прошедших дней и на будущее, более ранние дни закрыты.
}
remedy-out-of-scope-history-self = Попросите владельца или администратора организации открыть больше дней.

reason-masked = Контакты клиентов в блоке «{ $block }» при этом скрыты. Их показали бы права:
reason-masked-by = «{ $permission }»: { $fields }

## Кто что может сделать

remedies-you = Вы можете { $acts }.
remedies-others = { $n ->
    [one] { $names } может { $acts }.
   *[other] { $names } могут { $acts }.
}
remedies-others-too = Кто ещё может это сделать: { $names }.
remedies-more = ещё { $n }

remedy-act-allow-person = разрешить это лично этому человеку
remedy-act-other-role = дать этому человеку другую роль
remedy-act-allow-role = изменить роль «{ $role }»{ $n ->
    [1] {""}
   *[other] {" "}для всех ({ $n })
}
remedy-act-person-rights = изменить личные права этого человека
remedy-act-resend = отправить приглашение ещё раз
remedy-act-restore = вернуть этому человеку доступ
remedy-act-new-password = выдать этому человеку новый пароль
remedy-act-raise-limit = разрешить больше сеансов

remedy-press-allow-person = Разрешить «{ $application }»
remedy-press-other-role = Дать другую роль
remedy-press-allow-role = { $n ->
    [1] Изменить роль «{ $role }»
   *[other] Изменить роль для всех ({ $n })
}
remedy-press-person-rights = Изменить личные права
remedy-press-resend = Отправить приглашение ещё раз
remedy-press-restore = Вернуть доступ
remedy-press-new-password = Выдать новый пароль
remedy-press-raise-limit = Изменить предел сеансов

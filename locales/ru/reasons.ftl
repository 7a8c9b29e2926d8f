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
    [taken-by] Закрыто лично этому человеку: { $by }, { $day }.
    [taken] Закрыто лично этому человеку, { $day }.
    [no-role] Роли у человека нет, и лично такое право не дано.
   *[role] { $n ->
        [one] Роль { $roles } такого права не даёт.
       *[other] Роли { $roles } такого права не дают.
    }
}
remedy-app-not-allowed = { $kind ->
    [taken-by] Владелец или администратор организации может вернуть это право.
    [taken] Владелец или администратор организации может вернуть это право.
   *[role] Владелец или администратор организации может дать другую роль или, если это в организации разрешено, право лично этому человеку.
}
reason-app-not-allowed-self = { $kind ->
    [taken-by] Закрыто лично вам: { $by }, { $day }.
    [taken] Закрыто лично вам, { $day }.
    [no-role] Роли у вас нет, и лично такое право не дано.
   *[role] { $n ->
        [one] Ваша роль { $roles } такого права не даёт.
       *[other] Ваши роли { $roles } такого права не дают.
    }
}
remedy-app-not-allowed-self = Дать его вам может владелец организации.

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

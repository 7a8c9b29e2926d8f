# Журнал организации: кто, что и с кем сделал. Слова о делах стоят в настоящем времени и звучат после имени.

journal-title = <b>{ $tenant }</b>, журнал
journal-title-person = <b>{ $tenant }</b>, журнал: { $name }
journal-empty = Записей пока нет. Здесь появится всё, что меняют в организации, и каждый просмотр поддержкой.
journal-nothing-found = Таких записей нет. Снимите отметку или покажите всех.
journal-line = <i>{ $at }</i> { $who } { $what }{ $whom ->
    [none] .
   *[other] : <b>{ $whom }</b>.
}
journal-service = Сервис
journal-newer = ← Новее
journal-older = Старше →
journal-by-person = Выбрать человека
journal-card = Открыть карточку
journal-organisation = К организации
journal-person = { $there ->
    [yes] Чьи записи показать? Выберите человека или напишите имя, телефон, почту или логин.
   *[no] Никого не нашлось. Напишите имя, телефон, почту или логин иначе. Историю того, кто уже ушёл, открывают с его карточки: /people
}
journal-kind-people = Люди
journal-kind-rights = Роли и права
journal-kind-applications = Приложения
journal-kind-look-ups = Просмотры
journal-kind-organisation = Организация

## Было и стало

journal-none = нет
journal-yes = да
journal-no = нет
journal-more = ещё { $n }
journal-dropped = Личные права пропали: { $names }
journal-people = Человек: { $n }
journal-because = Причина: { $why }
journal-on = добавлено: { $names }
journal-off = убрано: { $names }
journal-state = { $state ->
    [READY] готово
    [PREPARING] готовится
   *[MAINTENANCE] на обслуживании
}
journal-licence = { $state ->
    [TRIAL] пробный период
    [PAID] оплачена
   *[EXPIRED] закончилась
}
journal-grant = { $given ->
    [yes] открыто{ $whose ->
        [own] , только своё
        [some] , сотрудников: { $n }
       *[all] {""}
    }{ $days ->
        [-1] {""}
       *[other] , дней назад: { $days }
    }
   *[no] закрыто
}
journal-field = { $name ->
    [personal_rights] Личные права
    [hands_over_on_trial] Пароли в пробный период
    [replaces_handed_over] Свой пароль вместо выданного
    [history_days] Дней назад
    [own_scope] Только своё
    [binds_staff] Сотрудник из списка
   *[other] Значение
}

## Дела

journal-access-asked-why = спрашивает, почему доступ открыт или закрыт
journal-access-looked-up = смотрит карточку доступа
journal-access-searched = ищет человека
journal-account-address-changed = меняет свою почту или телефон
journal-account-address-linked = входит из нового чата
journal-account-address-proven = подтверждает новый адрес
journal-account-address-unlinked = отвязывает свой Telegram
journal-account-chat-gone = теряет свой Telegram: он удалён
journal-account-chat-returned = отменяет вход из другого чата
journal-account-created = получает учётную запись
journal-account-deactivated = отключает учётную запись
journal-account-login-changed = меняет свой логин
journal-account-password-changed = меняет свой пароль
journal-account-password-replaced = придумывает свой пароль
journal-account-password-shown = подтверждает вход паролем
journal-account-recovered = подтверждает адрес, чтобы задать новый пароль
journal-account-recovery-asked = получает запрос на новый пароль
journal-account-restored = возвращает учётную запись
journal-account-suspended = приостанавливает учётную запись
journal-application-created = добавляет приложение
journal-application-linked = меняет ссылку приложения
journal-application-removed = убирает приложение
journal-application-renamed = переименовывает приложение
journal-application-state-changed = меняет состояние приложения
journal-consent-made = делает код согласия
journal-consent-refused = вводит код согласия, который не подходит
journal-consent-used = вводит код согласия
journal-consent-withdrawn = отзывает код согласия
journal-group-link-changed = меняет ссылку для входа
journal-group-link-closed = закрывает ссылку для входа
journal-group-link-made = делает ссылку для входа
journal-group-link-renewed = меняет код ссылки для входа
journal-import-cancelled = останавливает приглашение списком
journal-import-finished = заканчивает приглашать списком
journal-import-started = начинает приглашать списком
journal-import-stopped = не может дальше приглашать списком
journal-in-app-role-declared = добавляет роль внутри приложения
journal-in-app-role-removed = убирает роль внутри приложения
journal-in-app-role-renamed = переименовывает роль внутри приложения
journal-invitation-accepted = принимает приглашение
journal-invitation-address-changed = исправляет адрес приглашения
journal-invitation-confirmed = подтверждает свой адрес
journal-invitation-correction-asked = просит исправить приглашение
journal-invitation-declined = отклоняет приглашение
journal-invitation-delivered = отправляет приглашение
journal-invitation-expired = закрывает истёкшее приглашение
journal-invitation-issued = готовит приглашение
journal-invitation-opened = видит, что приглашение открыто
journal-invitation-resent = отправляет приглашение заново
journal-invitation-revoked = отзывает приглашение
journal-invitation-undeliverable = не может доставить приглашение
journal-invitation-wish-refused = отказывает в новом приглашении
journal-invitation-wished = просит новое приглашение
journal-join-allowed = впускает человека по его просьбе
journal-join-asked = получает просьбу впустить
journal-join-declined = отказывает в просьбе впустить
journal-join-withdrawn = снимает просьбу: человек передумал
journal-membership-ended = убирает человека из организации
journal-membership-restored = возвращает доступ
journal-membership-suspended = приостанавливает доступ
journal-membership-term-changed = меняет последний день доступа
journal-person-asked = просит согласия подключить человека
journal-person-connected = подключает человека
journal-person-contacts-hidden = закрывает контакты клиентов
journal-person-in-app-roles-changed = меняет роли внутри приложения
journal-person-invited = приглашает человека
journal-person-password-handed-over = выдаёт пароль
journal-person-permission-changed = меняет личное право
journal-person-right-changed = меняет доступ к приложению
journal-person-rights-copied = даёт те же права, что у другого
journal-person-rights-reset = возвращает права к роли
journal-person-roles-changed = меняет роль
journal-person-scope-narrowed = убирает сотрудника из личных прав
journal-person-sessions-limited = меняет ограничение сеансов
journal-person-staff-bound = меняет место в списке сотрудников
journal-person-tenant-role-changed = меняет роль в организации
journal-provider-claimed = становится владельцем сервиса
journal-request-allowed = открывает доступ по просьбе
journal-request-declined = отказывает в просьбе о доступе
journal-request-made = просит открыть доступ
journal-request-open = просит открыть доступ
journal-role-changed = меняет состав роли
journal-role-contacts-hidden = закрывает контакты клиентов в роли
journal-role-created = создаёт роль
journal-role-deleted = удаляет роль
journal-role-people-moved = переводит людей на другую роль
journal-role-renamed = переименовывает роль
journal-servicing-accepted = соглашается на обслуживание
journal-servicing-asked = предлагает обслуживание
journal-servicing-declined = отказывается от обслуживания
journal-servicing-ended = прекращает обслуживание
journal-staff-added = добавляет в список сотрудников
journal-staff-removed = убирает из списка сотрудников
journal-staff-renamed = переименовывает сотрудника в списке
journal-support-appointed = назначает сотрудника поддержки
journal-support-dismissed = освобождает сотрудника поддержки
journal-tariff-created = добавляет тариф
journal-tariff-offered = снова предлагает тариф
journal-tariff-withdrawn = снимает тариф
journal-tenant-created = создаёт организацию
journal-tenant-invites-tenants-changed = меняет право приглашать организации
journal-tenant-language-changed = меняет язык писем
journal-tenant-licence-changed = меняет лицензию
journal-tenant-moved = меняет страну или время
journal-tenant-policy-changed = меняет правила организации
journal-tenant-renamed = меняет название организации
journal-tenant-servicing-changed = меняет право обслуживать организации
journal-tenant-subscribed = подписывает на тариф
journal-tenant-subscribes-tariffs-changed = меняет право подписывать на тарифы
journal-tenant-suspended-changed = меняет приостановку организации
journal-tenant-invitation-accepted = принимает приглашение в сервис
journal-tenant-invitation-declined = отклоняет приглашение в сервис
journal-tenant-invitation-resent = заново приглашает организацию
journal-tenant-invitation-revoked = отзывает приглашение организации
journal-tenant-invitation-sent = приглашает организацию
journal-tenant-invitation-undeliverable = не может доставить приглашение организации

# Что человеку открыто и почему нет.

access-ask =
    Чей доступ посмотреть?

    Напишите телефон, почту, логин, @имя в Telegram или часть имени.
access-not-yours = Чужой доступ видят поддержка сервиса, а также владелец и администратор организации: у своих людей. Свой доступ смотрите здесь: /my
access-matches = Нашлось несколько человек. Кто из них?
access-first-matches = Нашлось много людей, вот первые { $n }. Если нужного нет, напишите имя полнее.
access-match = { $number }. { $name }: { $tenants }
access-match-former = · больше не в организации
access-which =
    <b>{ $name }</b>

    О каком приложении речь?
access-in-none = ни в одной организации

access-person = <b>{ $name }</b>
access-login = Логин: { $login }
access-no-login = Логина нет
access-identifier = { $kind ->
    [email] Почта: { $masked }, { $verified ->
        [yes] подтверждена
       *[no] не подтверждена
    }
   *[phone] Телефон: { $masked }, { $verified ->
        [yes] подтверждён
       *[no] не подтверждён
    }
}
access-account-invited = Учётная запись: приглашение ещё не принято
access-account-confirmed = Учётная запись: адрес подтверждён, пароля ещё нет
access-account-active = Учётная запись: действует
access-account-suspended = Учётная запись: приостановлена
access-account-deactivated = Учётная запись: закрыта
access-linked = Telegram: связан
access-not-linked = Telegram: не связан
access-provider-owner = Владелец этого сервиса
access-provider-support = Агент поддержки этого сервиса
access-no-organisation = Не состоит ни в одной организации.
access-closed-everywhere = Пока не откроется ничего:

access-tenant = <b>{ $tenant }</b>
access-no-applications = Приложений в организации нет.
access-allowed = ✅ { $name }
access-denied = ⛔ { $name }
access-see-above = Право есть, но мешает то, что сказано выше.
access-not-for-you = Причина в учётной записи этого человека, её может назвать только поддержка сервиса: /help
access-more = И ещё { $n } { $n ->
    [one] приложение не поместилось
    [few] приложения не поместились
   *[many] приложений не поместилось
}. Об одном можно спросить так: /why имя «приложение»

access-appoint = Назначить агентом поддержки
access-dismiss = Снять с поддержки
access-dismiss-question = Снять с поддержки? Этот человек больше не сможет смотреть чужой доступ. Его собственные права не изменятся.
access-dismiss-yes = Снять
access-appointed = Теперь это агент поддержки.
access-dismissed = Больше не агент поддержки.
access-another = Другой человек
access-whole-card = Вся карточка

access-yes = Да. <b>{ $name }</b> может открыть приложение «{ $application }» в организации «{ $tenant }».
access-no = Нет. <b>{ $name }</b> пока не может открыть приложение «{ $application }» в организации «{ $tenant }».
access-yes-permission = Да. <b>{ $name }</b>: право «{ $permission }» действует. Приложение «{ $application }», организация «{ $tenant }».
access-no-permission = Нет. <b>{ $name }</b>: право «{ $permission }» сейчас не действует. Приложение «{ $application }», организация «{ $tenant }».
access-has-right = Право:
access-no-such-application = Приложения «{ $application }» нет в организациях этого человека. Какие есть, видно на карточке.
access-more-answers = И ещё { $n } { $n ->
    [one] ответ не поместился
    [few] ответа не поместились
   *[many] ответов не поместилось
}. Спросите точнее.
access-allowed-now = Разрешено.

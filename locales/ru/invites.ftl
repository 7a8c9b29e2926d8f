# Приглашения, на которые ещё не ответили.

invites-title = <b>Приглашения</b> · { $tenant }
invites-none =
    Все, кого вы пригласили, уже ответили.

    Чтобы пригласить ещё кого-то, нажмите «Добавить»: хватит телефона или почты.
invites-none-such = Здесь сейчас никого.
invites-page = Страница { $number } из { $pages }
invites-chip = { $only ->
    [waiting] Ждут ответа
    [expired] Истекли
    [undeliverable] Не дошли
   *[all] Все
} · { $n }
invites-standing = { $standing ->
    [expired] истекло
    [undeliverable] не дошло
   *[waiting] ждёт
}
invites-row =
    <b>{ $name }</b> · { $standing ->
        [expired] срок истёк
        [undeliverable] не дошло
       *[waiting] ждёт ответа
    }
    { $way }
    { $ago } · { $by }
invites-by = { $kind ->
    [sent] { $address }
    [asked] запрос: { $address }
   *[by-hand] ссылка из рук в руки, { $address }
}
invites-ago = { $days ->
    [0] сегодня
    [1] вчера
    [one] { $days } день назад
    [few] { $days } дня назад
   *[many] { $days } дней назад
}

invites-card = <b>{ $name }</b> · { $tenant }
invites-card-state = { $state ->
    [undeliverable] Приглашение не дошло
    [opened] Приглашение открыто, ответа ещё нет
    [confirmed] Осталось придумать пароль
    [expired] Срок приглашения истёк
   *[other] Приглашение ждёт ответа
}
invites-card-by = Куда: { $way }
invites-way = { $channel ->
    [sms] SMS на
   *[email] Письмо на
} { $address }: { $state ->
    [sent] отправлено
    [taken] передано оператору
    [failed] не дошло, { $why }
    [again] { $again }
   *[queued] отправляется
}
invites-tried-again = пока не уходит, пробую снова
invites-card-until = { $over ->
    [yes] Срок вышел: { $day }
   *[no] Действует до { $day }
}
invites-card-invited = Кто пригласил: { $by }, { $ago }
invites-card-protected = Это приглашение владельца или администратора: изменить его может только владелец.
invites-card-gone = Этого приглашения больше нет: на него ответили или его отозвали. Посмотрите остальные.
invites-qr = Показать QR
invites-resend = Отправить заново
invites-revoke = Отозвать
invites-person = Открыть карточку человека

invites-resend-question =
    Отправить приглашение заново? Кому: <b>{ $name }</b>.

    Прежняя ссылка перестанет действовать. { $asks ->
        [yes] Новый запрос уйдёт этому человеку.
       *[no] { $ways ->
            [none] Новую вы передадите сами.
           *[other] Новая уйдёт так: { $ways }.
        }
    }
invites-resend-yes = Отправить
invites-resent = { $ways ->
    [none] Запрос отправлен заново.
   *[other] Отправляю заново: { $ways }.
} Прежняя ссылка больше не действует.
invites-resend-all = Отправить всем заново
invites-resend-all-question =
    { $n ->
        [one] Отправить заново { $n } приглашение?
        [few] Отправить заново { $n } приглашения?
       *[many] Отправить заново { $n } приглашений?
    } Кому: <b>{ $names }</b>.

    { $n ->
        [1] Прежняя ссылка перестанет действовать.
       *[other] Прежние ссылки перестанут действовать.
    }
invites-resend-all-nobody = Отправлять заново уже некому.
invites-resent-all = { $n ->
    [one] Заново отправлено { $n } приглашение.
    [few] Заново отправлено { $n } приглашения.
   *[many] Заново отправлено { $n } приглашений.
}
invites-resent-by-hand = Новую ссылку передайте сами, она в карточке: { $names }.
invites-not-resent = Не отправлено: { $names }.
invites-revoke-question =
    Отозвать приглашение? Кому: <b>{ $name }</b>, { $address }.

    Ссылка перестанет действовать, и человек пропадёт из списка. Его можно будет добавить снова.
invites-revoke-yes = Отозвать
invites-revoked = Приглашение отозвано

invites-address =
    <b>{ $name }</b>: сейчас приглашение отправлено на { $address }.

    Напишите правильный телефон или почту либо пришлите контакт из адресной книги. Прежняя ссылка перестанет действовать, а новая уйдёт на новый адрес.
invites-corrected = Адрес исправлен. Отправляю: { $ways }. Прежняя ссылка больше не действует.
invites-login-too = Логин тоже сменится: { $login }.

invites-sent-again = { $ways ->
    [none] Запрос отправлен заново: { $name }.
   *[other] Отправляю заново: { $name }, { $ways }.
}
invites-link-again = Новая ссылка готова: { $name }. Прежняя больше не действует, эту передайте сами.
invites-wish-refused = Понятно. Нового приглашения не будет: { $name }.

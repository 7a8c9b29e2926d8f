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
invites-card-state = Приглашение: { $state }
invites-card-by = Куда: { $way }
invites-way = { $channel ->
    [sms] SMS на
   *[email] Письмо на
} { $address }: { $state ->
    [sent] доставлено
    [taken] передано оператору
    [failed] не дошло, { $why }
   *[queued] отправляется
}
invites-card-until = { $over ->
    [yes] Срок вышел: { $day }
   *[no] Действует до { $day }
}
invites-card-invited = Кто приглашает: { $by }, { $ago }
invites-card-protected = Это приглашение владельца или администратора: изменить его может только владелец.
invites-card-gone = Этого приглашения больше нет: на него ответили или его отозвали. Посмотрите остальные.
invites-qr = Показать QR
invites-resend = Отправить заново
invites-revoke = Отозвать
invites-person = Карточка человека

invites-resend-question =
    Отправить приглашение заново? Кому: <b>{ $name }</b>, { $address }.

    Прежняя ссылка перестанет действовать. { $ways ->
        [some] Новая уйдёт тем же путём.
       *[none] Новую вы передадите сами.
    }
invites-resend-yes = Отправить
invites-resent = Отправлено заново{ $address ->
    [none] {""}
   *[other] : { $address }
}. Прежняя ссылка больше не действует.
invites-revoke-question =
    Отозвать приглашение? Кому: <b>{ $name }</b>, { $address }.

    Ссылка перестанет действовать, и человек пропадёт из списка. Его можно будет добавить снова.
invites-revoke-yes = Отозвать
invites-revoked = Приглашение отозвано

invites-address =
    <b>{ $name }</b>: сейчас приглашение отправлено на { $address }.

    Напишите правильный телефон или почту либо пришлите контакт из адресной книги. Прежняя ссылка перестанет действовать, а новая уйдёт на новый адрес.
invites-corrected = Адрес исправлен, приглашение отправлено: { $address }. Прежняя ссылка больше не действует.

invites-sent-again = Отправлено заново: { $name }{ $address ->
    [none] {""}
   *[other] , { $address }
}.
invites-link-again = Новая ссылка готова: { $name }. Прежняя больше не действует, эту передайте сами.
invites-wish-refused = Понятно. Нового приглашения не будет: { $name }.

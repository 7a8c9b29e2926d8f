# Слова, общие для многих экранов.

button-back = Назад
button-next = Дальше
button-cancel = Отмена
button-menu = В меню
button-skip = Пропустить
button-send-again = Выслать снова
button-share-number = Поделиться номером
button-forgotten = Забыли пароль?
code-again =
    {""}
    { $wait ->
        [none] Не пришёл? Нажмите «Выслать снова».
       *[other] Новый код можно попросить { $wait }.
    }

input-text-wanted = Ответьте, пожалуйста, обычным текстом.
input-button-wanted = Нажмите одну из кнопок ниже.
input-password-wanted = Нужен пароль обычным текстом.
input-password-question = Это похоже на вопрос. Придумайте фразу из четырёх слов: она станет вашим паролем. Вопросительный знак на конце уберите, и я её приму.
password-not-erased = Telegram не дал удалить сообщение с паролем. Удалите его сами: нажмите на него и выберите «Удалить» у всех.

language-ru = Русский
language-en = English
language-kk = Қазақша

tenant-role-owner = владелец организации
tenant-role-administrator = администратор организации
tenant-role-user = пользователь организации
tenant-role-servicing_operator = оператор обслуживающей организации

right-none = нет доступа
right-launch = запуск
right-launch_admin = запуск и администрирование

identifier-email = почта
identifier-phone = телефон
sent-by = { $type ->
    [PHONE] SMS на { $address }
   *[EMAIL] письмо на { $address }
}

state-active = работает
state-suspended = приостановлен
state-ended = больше не в организации
state-invited = приглашён
state-invitation_issued = приглашён
state-invitation_delivered = приглашение ушло
state-invitation_undeliverable = приглашение не дошло
state-invitation_opened = приглашение открыто
state-invitation_confirmed = придумывает пароль
state-invitation_expired = приглашение истекло
state-invitation_revoked = приглашение отозвано
state-invitation_declined = отказ от приглашения
state-invitation_accepted = приглашение принято

failure-address-refused = такого адреса или номера нет, или он не принимает сообщений
failure-mailbox-unknown = получателя с таким адресом нет
failure-gone = Telegram этого человека удалён
failure-blocked = получатель не принимает наши сообщения
failure-rejected = сообщение отклонено
failure-busy = сообщение так и не приняли к отправке
failure-unreachable = служба доставки не отвечает
failure-misconfigured = отправка сообщений настроена неверно, сообщите в поддержку
failure-unexpected = ошибка на нашей стороне
failure-expired = сообщение не успели отправить до конца срока
failure-not-arrived = сообщение не дошло до человека вовремя

## Права: те же слова у роли и у человека

right-switches = Нажимайте, чтобы переключать: ⬜ нет доступа, ▶ запуск, ⚙ запуск и администрирование.
application-right = { $name }: { $right }
permission-line = { $number }. { $mark } { $name }
permission-needs = ↳ только вместе с { $names }
permission-lacks = ↳ не действует без { $names }
permission-shows = ↳ показывает контакты клиентов: { $fields }
permission-along = Вместе с этим дано: { $names }
permission-stopped = Перестало действовать: { $names }
permissions-in-block = { $block } · { $n } из { $all }
permissions-locked = { $mark } Таких прав нет у вас самих, поэтому дать их может только владелец.
contacts-state = { $n ->
    [0] Контакты клиентов: скрыты
    [one] Контакты клиентов: видны, их показывает { $n } право
    [few] Контакты клиентов: видны, их показывают { $n } права
   *[many] Контакты клиентов: видны, их показывают { $n } прав
}
contacts-shown =
    <b>{ $name }</b> · контакты клиентов
    Телефоны и почту клиентов показывают эти права:
contacts-of-block = <b>{ $block }</b>
contacts-shown-by = • { $name }: { $fields }
contacts-button = Контакты клиентов
contacts-hide = Скрыть контакты клиентов
contacts-hidden = Контакты клиентов скрыты
past-days = Прошлые дни журнала: { $days ->
    [all] видны все
    [0] не видны
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
past-days-item = { $days ->
    [all] Все дни
    [0] Только с сегодня
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
}
list-more = …и ещё { $n }

day-today = сегодня
day-tomorrow = завтра

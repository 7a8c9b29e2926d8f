# Слова, общие для многих экранов.

button-back = Назад
button-next = Дальше
button-cancel = Отмена
button-menu = В меню
button-skip = Пропустить
button-send-again = Отправить ещё раз
button-share-number = Поделиться номером

input-text-wanted = Ответьте, пожалуйста, обычным текстом.
input-button-wanted = Нажмите одну из кнопок ниже.
input-password-wanted = Нужен пароль обычным текстом.
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

state-active = работает
state-suspended = приостановлен
state-ended = больше не в организации
state-invited = приглашён
state-invitation_issued = приглашён
state-invitation_delivered = письмо доставлено
state-invitation_undeliverable = письмо не дошло
state-invitation_opened = открыл приглашение
state-invitation_confirmed = придумывает пароль
state-invitation_expired = приглашение истекло
state-invitation_revoked = приглашение отозвано
state-invitation_declined = отказался
state-invitation_accepted = принял приглашение

failure-address-refused = такого адреса не существует
failure-mailbox-unknown = почтовый сервер не знает такого получателя
failure-blocked = получатель не принимает наши письма
failure-rejected = почтовый сервер отклонил письмо
failure-busy = почтовый сервер так и не принял письмо
failure-unreachable = почтовый сервер не отвечает
failure-misconfigured = почта сервиса настроена неверно, сообщите в поддержку
failure-unexpected = ошибка на нашей стороне
failure-expired = письмо не успели отправить до конца срока

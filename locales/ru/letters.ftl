# Письма и сообщения, которые уходят сами, без открытого чата.

## Код подтверждения

code-subject = Код подтверждения

code-text =
    Здравствуйте.

    Вот ваш код:

    { $code }

    Введите его в чате, где вас о нём попросили. Код действует { $minutes ->
        [one] { $minutes } минуту
        [few] { $minutes } минуты
       *[many] { $minutes } минут
    } с момента запроса и подходит только один раз.

    Никому его не сообщайте. Если вы ничего не запрашивали, просто удалите это письмо: без кода никто ничего не сделает от вашего имени.

code-short = Ваш код: { $code }. Никому его не сообщайте.

## Приглашение

invitation-subject = Приглашение в организацию «{ $tenant }»

invitation-text =
    Здравствуйте, { $name }.

    { $inviter } приглашает вас в организацию «{ $tenant }». Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Откройте ссылку в Telegram: там вы подтвердите почту, проверите своё имя и придумаете пароль. Это займёт около двух минут.

    { $link }

    Ссылка только для вас, не пересылайте её. Если вы не знаете, кто вас приглашает, просто удалите это письмо или откажитесь по ссылке.

invitation-short = Вас зовут в «{ $tenant }», { $tenant_role }. Принять: { $link }
invitation-button = Принять приглашение
invitation-no-applications = пока ни одного, их откроет администратор организации

## Тот, у кого уже есть вход: его спрашивают

connection-letter-subject = Вас зовут в организацию «{ $tenant }»
connection-letter-text =
    Здравствуйте, { $name }.

    { $inviter } приглашает вас в организацию «{ $tenant }». Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Вход у вас уже есть, новый пароль не нужен. Откройте ссылку в Telegram и ответьте, согласны ли вы.

    { $link }

    Пока вы не согласились, организация не видит ничего из ваших данных. Если вы не знаете, кто вас приглашает, откажитесь по ссылке или просто удалите это письмо.
connection-letter-short = Вас зовут в «{ $tenant }», { $tenant_role }. Ответить: { $link }
connection-letter-button = Ответить на приглашение

connection-request-subject = Вас зовут в организацию «{ $tenant }»
connection-request-text =
    { $name }, вас приглашают в организацию «{ $tenant }». Кто приглашает: { $inviter }.

    Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Вход у вас уже есть, новый пароль не нужен. Пока вы не согласились, организация не видит ничего из ваших данных.
connection-accept = Принять
connection-decline = Отказаться

connected-subject = Вас подключили к организации «{ $tenant }»
connected-text =
    { $name }, по вашему коду согласия вас подключили к организации «{ $tenant }». Кто подключил: { $inviter }.

    Кем вы стали: { $tenant_role } (роль: { $role }).

    Приложения, которые вам открылись:
    { $applications }

    Входите с прежними логином и паролем. Если этого кода вы никому не давали, напишите в поддержку: /help

## Что стало с приглашением: тому, кто приглашал

invitation-accepted-subject = Приглашение принято: { $name }
invitation-accepted-text = { $name } теперь в организации «{ $tenant }»: приглашение принято, пароль придуман.

connection-accepted-subject = Приглашение принято: { $name }
connection-accepted-text = { $name } теперь в организации «{ $tenant }». Вход у этого человека уже был, поэтому новый пароль не понадобился.

invitation-declined-subject = Отказ от приглашения: { $name }
invitation-declined-text =
    { $name } отказывается от вашего приглашения в организацию «{ $tenant }». Куда приглашали: { $address }.

    Если это ошибка, договоритесь с этим человеком и пригласите его снова: /add

invitation-undeliverable-subject = Приглашение не дошло: { $name }
invitation-undeliverable-text =
    Приглашение в организацию «{ $tenant }» не дошло. Кому: { $name }.

    { $why }

    Исправьте адрес, если в нём ошибка, или попробуйте ещё раз. Ссылку можно передать и самому. Все приглашения: /invites
invitation-way-failed = { $address }: { $why }.

connection-undeliverable-subject = Запрос не дошёл: { $name }
connection-undeliverable-text =
    Запрос из организации «{ $tenant }» не дошёл. Кому: { $name }, { $address }.

    Попробуйте ещё раз или передайте ссылку сами. Все приглашения: /invites

invitation-wrong-number-subject = Исправьте номер: { $name }
invitation-wrong-number-text =
    { $name } сообщает, что номер в приглашении не тот: { $address }. Организация: «{ $tenant }».

    Уточните номер у этого человека и исправьте его: прежняя ссылка перестанет действовать, а новую вы передадите. Все приглашения: /invites

invitation-expired-subject = Приглашение истекло: { $name }
invitation-expired-text =
    { $name } так и не принимает приглашение в организацию «{ $tenant }», и срок вышел. Куда приглашали: { $address }.

    Отправьте приглашение заново, и ссылка снова будет действовать. Все приглашения: /invites

connection-expired-subject = Запрос без ответа: { $name }
connection-expired-text =
    { $name } так и не отвечает на запрос из организации «{ $tenant }», и срок вышел. Куда отправляли: { $address }.

    Спросите ещё раз, если это по-прежнему нужно. Все приглашения: /invites

invitation-hand-on-subject = Передайте ссылку ещё раз: { $name }
invitation-hand-on-text =
    { $name } ещё не принимает приглашение в организацию «{ $tenant }», а срок скоро выйдет.

    Сам я написать на { $address } не могу. Передайте ссылку ещё раз. Все приглашения: /invites

invitation-wished-subject = { $name } просит новое приглашение
invitation-wished-text =
    { $name } просит новое приглашение в организацию «{ $tenant }». Что с прежним: { $ending ->
        [invitation-expired] срок истёк
        [invitation-revoked] его отозвали
        [invitation-declined] от него отказались
       *[invitation-superseded] человек открыл старую ссылку, действует более новая
    }.

    Приглашали на { $address }. Новое уйдёт туда же, а не в чат, из которого просят: старая ссылка могла попасть в чужие руки. Все приглашения: /invites

invitation-add = Пригласить снова
invitation-correct = Исправить адрес
invitation-link = Показать ссылку
invitation-refuse = Не нужно
invitation-renew = Отправить новое
invitation-resend = Отправить заново
invitation-retry = Попробовать ещё раз

## Напоминание тому, кого пригласили

invitation-reminder-subject = Приглашение в «{ $tenant }»: осталось { $days } { $days ->
    [one] день
    [few] дня
   *[many] дней
}
invitation-reminder-text =
    Здравствуйте, { $name }.

    { $inviter } ждёт вас в организации «{ $tenant }». Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Ссылка действует ещё { $days } { $days ->
        [one] день
        [few] дня
       *[many] дней
    }. Откройте её в Telegram и ответьте на приглашение.

    { $link }

    Если вам это не нужно, откажитесь по ссылке, и я больше не напомню.
invitation-reminder-short = { $tenant }: приглашение действует ещё { $days } дн. { $link }
invitation-reminder-button = Принять приглашение

connection-reminder-subject = Вас ждут в организации «{ $tenant }»
connection-reminder-text =
    Здравствуйте, { $name }.

    { $inviter } ждёт вашего ответа: вас зовут в организацию «{ $tenant }». Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Ссылка действует ещё { $days } { $days ->
        [one] день
        [few] дня
       *[many] дней
    }. Откройте её в Telegram и скажите, согласны ли вы.

    { $link }
connection-reminder-short = { $tenant }: ждём ответа на приглашение ещё { $days } дн. { $link }
connection-reminder-button = Ответить на приглашение

connection-reminder-request-subject = Вас ждут в организации «{ $tenant }»
connection-reminder-request-text =
    { $name }, вас по-прежнему зовут в организацию «{ $tenant }». Кто приглашает: { $inviter }.

    Кем вы будете: { $tenant_role } (роль: { $role }).

    Приложения, которые вам откроются:
    { $applications }

    Ответить можно ещё { $days } { $days ->
        [one] день
        [few] дня
       *[many] дней
    }.

## Ответ тому, кто просил новое приглашение

invitation-wish-sent-subject = Приглашение отправлено снова
invitation-wish-sent-text =
    Приглашение в организацию «{ $tenant }» отправлено снова.

    Откройте новую ссылку: она придёт туда, куда вас приглашали, или её передаст { $inviter }. Сюда я её не присылаю, чтобы она не досталась тому, кто нашёл старую.

invitation-wish-refused-subject = Нового приглашения не будет
invitation-wish-refused-text =
    Нового приглашения в организацию «{ $tenant }» пока не будет.

    Если это ошибка, договоритесь с тем, кто вас приглашал: { $inviter }.

## Что стало с участием в организации: тому, кого это касается

membership-suspended-subject = Доступ приостановлен: «{ $tenant }»
membership-suspended-text =
    Здравствуйте, { $name }.

    Ваш доступ к приложениям организации «{ $tenant }» приостановлен. Ваша учётная запись остаётся у вас.

    Если вы думаете, что это ошибка, спросите администратора организации.

membership-restored-subject = Доступ снова открыт: «{ $tenant }»
membership-restored-text =
    Здравствуйте, { $name }.

    Ваш доступ к приложениям организации «{ $tenant }» снова открыт, всё как прежде. Посмотреть, что вам открыто: /my

membership-ended-subject = Вы больше не в организации «{ $tenant }»
membership-ended-text =
    Здравствуйте, { $name }.

    Вы больше не состоите в организации «{ $tenant }», её приложения для вас закрыты. Ваша учётная запись остаётся у вас.

    Если вы думаете, что это ошибка, спросите администратора организации.

support-appointed-subject = Вы теперь агент поддержки
support-appointed-text =
    Здравствуйте, { $name }.

    Вы теперь агент поддержки. Вы видите, что открыто людям и почему закрыто, но не их пароли и не полные адреса.

    Найти человека: /access. Задать один вопрос: /why. Каждый запрос записывается в журнал.
support-dismissed-subject = Вы больше не агент поддержки
support-dismissed-text =
    Здравствуйте, { $name }.

    Вы больше не агент поддержки и не видите чужой доступ. Ваши собственные организации и приложения остались как были: /my.

## Просьба впустить по ссылке

join-request-subject = { $name } просит впустить в «{ $tenant }»

join-request-text =
    { $name } просит впустить в организацию «{ $tenant }».

    Роль: { $role }. Ссылка: «{ $link }», свободных мест осталось: { $left }. { $phone ->
        [none] У этого человека уже есть своя учётная запись.
       *[other] Телефон подтверждён: { $phone }.
    }

join-allow = Впустить
join-decline = Отказать
join-go-on = Придумать пароль
join-look = Посмотреть

join-allowed-subject = Вас приняли в «{ $tenant }»

join-allowed-text =
    Вас приняли в организацию «{ $tenant }». Роль: { $role }. Решение: { $by }.

    Осталось придумать пароль, и можно работать.

join-connected-subject = Вас приняли в «{ $tenant }»

join-connected-text =
    Вы в организации «{ $tenant }». Роль: { $role }. Решение: { $by }.

    Ваши приложения: /my

join-declined-subject = В «{ $tenant }» вас пока не приняли

join-declined-text =
    На просьбу впустить вас в организацию «{ $tenant }» ответили отказом: { $by }.

    Если это ошибка, поговорите с администратором организации.

join-picked-subject = { $by } зовёт вас в «{ $tenant }»

join-picked-text =
    { $by } зовёт вас в организацию «{ $tenant }». Роль: { $role }.

    Что вам откроется:
    { $applications }

    Новый пароль не нужен.

join-came-subject = { $name } теперь в «{ $tenant }»

join-came-text =
    { $name } теперь в организации «{ $tenant }». Роль: { $role }.

## То, что письмо показывает ещё

letter-copy-code = Скопировать код
letter-qr = QR-код со ссылкой на приглашение
letter-qr-caption = Письмо открыто на компьютере? Наведите на код камеру телефона.

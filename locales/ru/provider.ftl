# Провайдер: организации, учётные записи, поддержка, тарифы.

provider-menu =
    <b>Сервис</b>

    Организации и их лицензии, учётные записи людей, агенты поддержки, тарифы и доставка сообщений.
provider-button-tenants = Организации
provider-button-accounts = Учётные записи
provider-button-agents = Поддержка
provider-button-tariffs = Тарифы
provider-button-delivery = Доставка
provider-done = Сделано
provider-show-all = Показать все
provider-found = Создать организацию
provider-endless = Без срока
provider-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
   *[many] { $n } дней
}
provider-day-wanted = Не получилось прочитать дату. Напишите её так: { $example }

## Организации

provider-tenants = { $found ->
    [search] По запросу «{ $search }» найдено: { $total }
   *[all] Организаций: { $total }
}{ $pages ->
    [1] .
   *[other] , страница { $number } из { $pages }.
} Нажмите на организацию или напишите часть названия либо номер.
provider-tenants-none = { $found ->
    [search] По запросу «{ $search }» ничего не нашлось. Напишите часть названия или номер организации.
   *[all] Организаций пока нет. Создайте первую: это займёт минуту.
}
provider-state-trial = пробный период
provider-state-paid = оплачена
provider-state-expired = закончилась
provider-state-suspended = приостановлена
provider-tenant =
    <b>{ $name }</b> · № { $number }
    Людей: { $n }
provider-tenant-licence = { $licence ->
    [trial] Пробный период: пользоваться можно, приглашать людей нельзя
    [paid] Лицензия оплачена: можно приглашать людей
   *[expired] Лицензия закончилась: ничем пользоваться нельзя
}{ $until ->
    [none] .
   *[other] . До конца дня { $until }.
}
provider-tenant-suspended = ⛔ Приостановлена: никто ничем не пользуется и никем не управляет.
provider-licence = Изменить лицензию
provider-may-servicing = Обслуживает другие
provider-may-invites = Приглашает организации
provider-may-subscribes = Подписывает на тарифы
provider-suspend = Приостановить
provider-restore = Вернуть
provider-licence-which = Какая лицензия у организации <b>{ $name }</b>?
provider-until = До какого дня включительно? Выберите или напишите дату, например { $example }
provider-suspend-tenant-question = Приостановить организацию <b>{ $name }</b>? Пока вы её не вернёте, её люди ({ $n }) не смогут ничем пользоваться. Данные останутся.
provider-suspend-tenant-yes = Приостановить
provider-servicing-off-question = Запретить организации <b>{ $name }</b> обслуживать другие организации? Операторы станут обычными пользователями, отношения с обслуживаемыми закончатся, отправленные приглашения перестанут работать.
provider-servicing-off-yes = Запретить

## Учётные записи

provider-find = Кого найти? Напишите телефон, почту, логин, @имя или часть имени.
provider-matches = Нашлось: { $n }. Выберите человека или напишите точнее.
provider-account =
    <b>{ $name }</b>
    Организаций: { $n }
provider-account-state = { $state ->
    [invited] Ещё не подтвердил адрес.
    [confirmed] Адрес подтверждён, пароля ещё нет.
    [suspended] ⛔ Приостановлена{ $until ->
        [none] .
       *[other] {" "}до конца дня { $until }.
    }
    [deactivated] ⛔ Отключена навсегда.
   *[active] Работает.
}
provider-account-why = Причина: { $why }
provider-account-agent = Агент поддержки: видит доступ всех людей.
provider-account-protected = Это владелец сервиса: приостановить или отключить его нельзя.
provider-deactivate = Отключить навсегда
provider-appoint = Сделать агентом
provider-dismiss = Снять с поддержки
provider-other-account = Другой человек
provider-suspend-why = Приостанавливаем доступ: <b>{ $name }</b>. Почему? Причину увидят только сотрудники сервиса. Можно пропустить.
provider-suspend-until = До какого дня включительно? Выберите или напишите дату, например { $example }
provider-deactivate-question = Отключить навсегда: <b>{ $name }</b>? Человек больше нигде не войдёт, организаций, из которых он уйдёт: { $n }. Отменить это нельзя.
provider-deactivate-yes = Отключить
provider-dismiss-question = Снять с поддержки: <b>{ $name }</b>? Чужой доступ человек больше не увидит, его собственные права не изменятся.
provider-dismiss-yes = Снять
provider-agents = Агентов поддержки: { $n }. Они видят доступ всех людей, но не пароли и не полные адреса.
provider-agents-none = Агентов поддержки пока нет. Найдите человека и сделайте его агентом.
provider-add-agent = Найти человека

## Тарифы

provider-tariffs = Тарифы, на которые операторы подписывают организации. Снятые с предложения отмечены тире.
provider-tariffs-none = Тарифов пока нет. Создайте первый: нужны название и срок.
provider-tariff-new = Создать тариф
provider-tariff-name = Как назвать тариф?
provider-tariff-days = На сколько дней подписывает тариф <b>{ $name }</b>? Выберите или напишите число.
provider-tariff =
    <b>{ $name }</b>
    Срок: { $days ->
        [one] { $days } день
        [few] { $days } дня
       *[many] { $days } дней
    }. Действующих подписок: { $n }.
    { $offered ->
        [yes] Предлагается.
       *[no] Снят с предложения: новых подписок не будет, прежние действуют.
    }
provider-tariff-withdraw = Снять с предложения
provider-tariff-offer = Предлагать снова

## Доставка

provider-delivery = <b>Доставка</b>
provider-delivery-again = Обновить
provider-delivery-line = <b>{ $channel }</b>: { $due ->
    [0] в очереди пусто
   *[other] ждут отправки { $due }, дольше всех { $oldest }
}. С запуска отправлено { $sent }, не отправлено { $failed }.
provider-delivery-failures = Почему не получалось в последнее время:
provider-delivery-failure = • { $channel }: { $why }. Раз: { $n }, последний { $ago }.
provider-delivery-no-failures = В последнее время всё отправлялось с первого раза.
provider-channel-email = Почта
provider-channel-sms = SMS
provider-channel-telegram = Чаты Telegram
provider-channel-telegram_gateway = Telegram Gateway

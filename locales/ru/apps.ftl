# Приложения: список, карточка, ссылки, роли внутри, кому что открыто.

apps-list =
    <b>{ $tenant }</b> · приложения
    Всего: { $n }. Нажмите на приложение, чтобы открыть его карточку.{ $marked ->
        [yes] {" "}⏳ готовится, 🔧 на обслуживании.
       *[no] {""}
    }
apps-none =
    <b>{ $tenant }</b> · приложения
    { $owner ->
        [yes] Приложений пока нет. Добавьте первое, и его можно будет открывать людям.
       *[no] Приложений пока нет. Первое может добавить владелец организации.
    }
apps-item = { $state ->
    [PREPARING] ⏳{" "}
    [MAINTENANCE] 🔧{" "}
   *[READY] {""}
}{ $name }{ $kind ->
    [none] {""}
    [WEB] {" "}· веб
    [WEB_ADMIN] {" "}· консоль
    [API_ONLY] {" "}· API
    [MOBILE_CUSTOMER] {" "}· заказчику
    [MOBILE_STAFF] {" "}· инженеру
   *[E_PASSPORT] {" "}· паспорт
}
apps-new = Добавить приложение
apps-matrix = Посмотреть, кому что открыто
apps-to-list = К приложениям
apps-done = Готово

## Новое приложение

apps-new-kind = Какое это приложение?
apps-kind-line = • <b>{ $name }</b>: { $opens }
apps-opens = { $kind ->
    [WEB] открывается в браузере
    [WEB_ADMIN] консоль администрирования в браузере
    [API_ONLY] через него работают программы; советуем открыть всем
    [MOBILE_CUSTOMER] заказчик входит с телефона
    [MOBILE_STAFF] инженер или мастер входит с телефона: уведомления, задачи, чек-листы, выполненные работы, чаты, календарь, отметка «На смене»
   *[E_PASSPORT] паспорт объекта по QR-коду
}
apps-new-name =
    { $kind }

    Как назвать приложение? Напишите название, по которому его узнают люди.
apps-name-invalid = Нужно название хотя бы с одной буквой, не длиннее { $name_max } { $name_max ->
    [one] знака
   *[other] знаков
}.

## Карточка

apps-card =
    <b>{ $name }</b>
    { $tenant }
    {""}
apps-card-kind = { $kind }: { $opens }.
apps-card-state = Состояние: { $state ->
    [READY] готово, открывается
    [PREPARING] готовится, люди видят просьбу подождать
   *[MAINTENANCE] на обслуживании, временно не открывается
}.
apps-card-people = { $n ->
    [0] Пока никому не открыто. Откройте его в роли (/roles) или на карточке человека (/people).
   *[other] Открыто людям: { $n }.
}
apps-card-link = { $url ->
    [none] { $link ->
        [address] Адрес не указан.
        [android_url] Ссылка для Android не указана.
       *[ios_url] Ссылка для iPhone не указана.
    }
   *[other] { $link ->
        [address] Адрес: { $url }
        [android_url] Android: { $url }
       *[ios_url] iPhone: { $url }
    }
}
apps-card-inside = Роли внутри: { $n ->
    [0] нет
   *[other] { $n }
}.
apps-card-key = Код для подключения: <code>{ $key }</code>
apps-card-preparing = Когда всё будет настроено, нажмите «Состояние» и отметьте, что приложение готово.
apps-card-closed = Вам оно не открыто: здесь вы его видите, запустить не можете.
apps-card-owners = Изменить название, ссылки и роли может владелец: { $owners }.

apps-state = Состояние
apps-inside = Роли внутри
apps-rename = Переименовать
apps-remove = Удалить
apps-link = { $there ->
    [yes] { $link ->
        [address] Изменить адрес
        [android_url] Изменить ссылку для Android
       *[ios_url] Изменить ссылку для iPhone
    }
   *[no] { $link ->
        [address] Указать адрес
        [android_url] Указать ссылку для Android
       *[ios_url] Указать ссылку для iPhone
    }
}

apps-rename-to = Как теперь назвать приложение <b>{ $name }</b>? Напишите название.
apps-state-title =
    <b>{ $name }</b>

    В каком оно состоянии? Права людей от этого не меняются.

    <b>Готово</b>: открывается всем, кому разрешено.
    <b>Готовится</b>: людей просят подождать.
    <b>На обслуживании</b>: временно не открывается никому.
apps-state-item = { $current ->
    [yes] ✓{" "}
   *[no] {""}
}{ $state ->
    [READY] Готово
    [PREPARING] Готовится
   *[MAINTENANCE] На обслуживании
}
apps-link-wanted =
    <b>{ $name }</b>

    { $url ->
        [none] { $link ->
            [address] По какому адресу оно открывается? Пришлите его, например https://crm.example.com.
            [android_url] Где взять приложение для Android? Пришлите ссылку на магазин, например https://play.google.com/store/apps/details?id=com.example.
           *[ios_url] Где взять приложение для iPhone? Пришлите ссылку на магазин, например https://apps.apple.com/app/id123.
        }
       *[other] Сейчас: { $url }
            Пришлите новую ссылку или уберите эту.
    }
apps-link-clear = Убрать ссылку
apps-remove-question = Удалить приложение <b>{ $name }</b>? { $people ->
    [0] Сейчас оно никому не открыто.
    [one] Его потеряет { $people } человек.
    [few] Его потеряют { $people } человека.
   *[many] Его потеряют { $people } человек.
}{ $roles ->
    [0] {""}
    [one] {" "}Пропадёт и { $roles } роль внутри него.
    [few] {" "}Пропадут и { $roles } роли внутри него.
   *[many] {" "}Пропадут и { $roles } ролей внутри него.
} Вернуть его будет нельзя.
apps-remove-yes = Удалить
apps-removed = Приложение удалено

## Роли внутри

apps-inside-list =
    <b>{ $name }</b> · роли внутри

    { $n ->
        [0] { $owners ->
            [none] Ролей внутри пока нет. Если приложение различает, например, кассира и старшего кассира, добавьте эти роли здесь.
           *[other] Ролей внутри пока нет. Добавить их может владелец: { $owners }.
        }
       *[other] Приложение узнаёт их при входе и само решает, что они значат. Выбрать роли человеку можно на его карточке: /people. Число рядом с ролью показывает, у скольких людей она есть.
    }
apps-inside-item = { $name } · { $n }
apps-inside-new = Добавить роль
apps-inside-name = Как называется роль внутри приложения <b>{ $name }</b>? Напишите название так, как оно записано в самом приложении.
apps-inside-role =
    <b>{ $role }</b>
    Роль внутри приложения «{ $name }»

    { $n ->
        [0] Пока ни у кого нет.
       *[other] Людей с этой ролью: { $n }.
    }
apps-inside-rename-to = Как теперь назвать роль <b>{ $role }</b>? Она останется у всех, у кого есть.
apps-inside-remove-question = Удалить роль <b>{ $role }</b>? { $n ->
    [0] Её ни у кого нет.
    [one] Её потеряет { $n } человек. Приложение останется открытым.
    [few] Её потеряют { $n } человека. Приложение останется открытым.
   *[many] Её потеряют { $n } человек. Приложение останется открытым.
}

## Кому что открыто

apps-matrix-page =
    <b>{ $tenant }</b>
    { $by ->
        [roles] Ролей: { $total }{ $pages ->
            [1] {""}
           *[other] , картинка { $number } из { $pages }
        }. Так роли открывают приложения, пока человеку не задано другое.
       *[people] Людей: { $total }{ $pages ->
            [1] {""}
           *[other] , картинка { $number } из { $pages }
        }. Изменить права можно на карточке человека: /people.
    }
apps-matrix-empty = Показывать пока нечего: приложений нет.
apps-matrix-by-people = Показать людей
apps-matrix-by-roles = Показать роли
apps-matrix-csv = Скачать таблицу
apps-matrix-title = { $by ->
    [roles] Что открывают роли
   *[people] Кому что открыто
}
apps-matrix-subtitle = { $tenant } · { $day }
apps-matrix-role = { $kind ->
    [CUSTOMER] заказчики
   *[EMPLOYEE] сотрудники
} · { $n ->
    [0] пока никого
    [one] { $n } человек
    [few] { $n } человека
   *[many] { $n } человек
}
apps-legend-launch = запуск
apps-legend-launch-admin = запуск и администрирование
apps-legend-none = не открыто
apps-legend-personal = задано лично, не как в роли
apps-legend-taken = закрыто лично, хотя роль открывает
apps-legend-not-now = пока не действует: приглашён или приостановлен

apps-csv-wait = Готовлю таблицу…
apps-csv-file = { $by ->
    [roles] Что открывают роли
   *[people] Кому что открыто
}
apps-csv-name = { $by ->
    [roles] Роль
   *[people] Имя
}
apps-csv-note = { $by ->
    [roles] У кого
   *[people] Роль и состояние
}
apps-csv-none = нет
apps-csv-launch = запуск
apps-csv-launch-admin = администрирование
apps-csv-personal = лично
apps-csv-not-now = не действует

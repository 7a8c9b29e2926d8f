# Много людей сразу: файл или контакты, проверка, приглашение, итог.

importing-tenant = В какую организацию приглашаем?

importing-file =
    <b>Пригласить списком</b> · { $tenant }

    Пришлите файл .xlsx или .csv: одна строка на человека, в первой строке названия столбцов. Нужны имя и телефон или почта, остальное по желанию. Порядок столбцов любой, до { $rows } человек и { $mb } МБ.

    Сначала я всё проверю и покажу, что получится. Пока вы не подтвердите, никто ничего не узнает.
importing-get-template = Скачать шаблон
importing-file-wanted = Пришлите файл .xlsx или .csv (скрепка → Файл). Если его ещё нет, скачайте шаблон.

importing-contacts =
    { $n ->
        [one] В списке { $n } контакт
        [few] В списке { $n } контакта
       *[many] В списке { $n } контактов
    }: <b>{ $names }</b>{ $more ->
        [0] .
       *[other] {" "}и ещё { $more }.
    }

    Пришлите следующий контакт или пригласите всех. Сначала я проверю список и покажу, что получится.
importing-invite-cards = Проверить и пригласить
importing-card-wanted = Пришлите контакт из адресной книги (скрепка → Контакт) или нажмите кнопку.
importing-cards-full = { $n ->
    [one] В таком списке помещается { $n } контакт
    [few] В таком списке помещается { $n } контакта
   *[many] В таком списке помещается { $n } контактов
}. Остальных удобнее прислать файлом.

importing-role =
    <b>{ $tenant }</b>

    { $n ->
        [0] Какую роль дать тем, у кого она не указана?
        [one] У { $n } человека в списке не указана роль. Какую дать?
       *[other] У { $n } человек в списке не указана роль. Какую дать им всем?
    }
importing-without-role = Пропустить

importing-checked =
    <b>{ $tenant }</b>{ $file ->
        [none] {""}
       *[other] {" "}· { $file }
    }

    { $total ->
        [one] Проверен { $total } человек, пока никто не приглашён.
        [few] Проверены { $total } человека, пока никто не приглашён.
       *[many] Проверено { $total } человек, пока никто не приглашён.
    }
importing-ready = ✓ Можно пригласить: <b>{ $n }</b>
importing-way-letter = – письмом: { $n }
importing-way-both = – письмом и по SMS: { $n }
importing-way-sms = – по SMS: { $n }
importing-way-link = – ссылкой, которую передадите вы: { $n }
importing-way-request = – запросом, если вход уже есть: { $n }
importing-skipped = Уже в организации или приглашены: { $n }
importing-bad = ⚠ С ошибками: { $n }
importing-line = строка { $line }{ $name ->
    [none] {""}
   *[other] , { $name }
}
importing-unknown-columns = Эти столбцы мне незнакомы, я их не читаю: { $names }.
importing-earlier = Этот же файл вы уже присылали: { $at }.
importing-next =
    {""}
    { $ready ->
        [yes] { $wrong ->
            [yes] Можно пригласить готовых, а строки с ошибками исправить в файле и прислать его ещё раз.
           *[no] Приглашаем?
        }
       *[no] { $wrong ->
            [yes] Приглашать пока некого. Скачайте строки с ошибками, исправьте и пришлите ещё раз.
           *[no] Приглашать некого: все уже здесь.
        }
    }
importing-invite = Пригласить: { $ready }
importing-change-role = { $role ->
    [none] Выбрать роль для остальных
   *[other] Роль для остальных: { $role }
}
importing-change-language = Язык писем: { $language }
importing-another-file = Сменить файл
importing-language = На каком языке писать тем, у кого язык не указан?

importing-progress =
    <b>Приглашаю людей: { $done } из { $of }</b>
    { $bar } { $percent }%

    Приглашено: { $invited } · запросов: { $asked } · не получилось: { $wrong }
importing-stop-question = Остановить? Кто уже приглашён, останется приглашён, остальных я не трону.
importing-over =
    <b>{ $state ->
        [DONE] Готово: список пройден
        [CANCELLED] Остановлено
       *[STOPPED] Пришлось остановиться
    }</b>
importing-outcome-invited = Приглашено: { $n }
importing-outcome-asked = Запрошено согласие: { $n }
importing-outcome-skipped = Уже были в организации: { $n }
importing-outcome-wrong = Не получилось: { $n }
importing-outcome-left = Не тронуто: { $n }
importing-links-are-personal = Кому ушло письмо или SMS, тот придёт сам. Остальным передайте ссылки из файла: каждая личная, по ней придёт только её владелец.
importing-button-stop = Остановить
importing-button-stop-yes = Да, остановить
importing-button-go-on = Продолжать
importing-button-links = Скачать ссылки
importing-button-wrong = Скачать строки с ошибками
importing-button-people = Открыть людей

## Файлы

importing-template-file = Шаблон списка людей
importing-template = Заполните первый лист и пришлите файл обратно. Строку с примером удалите. Роли вашей организации на втором листе.
importing-wrong-file = Исправить
importing-wrong-caption = { $n ->
    [one] { $n } строка с ошибкой
    [few] { $n } строки с ошибками
   *[many] { $n } строк с ошибками
}. Что не так, написано в последнем столбце. Исправьте и пришлите этот файл.
importing-links-file = Ссылки
importing-links-caption = Каждая ссылка личная: передайте её только тому, чьё имя в строке. Пересылать файл целиком не нужно.
importing-sheet-people = Люди
importing-sheet-roles = Роли
importing-example-name = Анна Петрова
importing-column-name = Имя и фамилия
importing-column-phone = Телефон
importing-column-email = Почта
importing-column-login = Логин
importing-column-role = Роль
importing-column-user-type = Кто это
importing-column-tenant-role = В организации
importing-column-language = Язык
importing-column-wrong = Что не так
importing-column-address = Телефон или почта
importing-column-how = Как придёт
importing-column-link = Ссылка
importing-tenant-role-user = пользователь
importing-user-type-employee = сотрудник
importing-user-type-customer = заказчик
importing-how-mailed = письмо отправлено
importing-how-both = письмо и SMS отправлены
importing-how-texted = SMS отправлено
importing-how-hand-on = передайте ссылку
importing-how-asked = спрошено согласие
importing-how-over = ссылка больше не действует

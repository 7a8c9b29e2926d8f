# Добавление человека: каждое поле, карточка проверки, выход.

adding-tenant = В какую организацию добавляем человека?

adding-identifier =
    <b>{ $tenant }</b> · новый человек

    Как с ним связаться? Напишите телефон или почту либо пришлите его контакт из адресной книги (скрепка → Контакт).

    Если он уже пользуется сервисом и дал вам код согласия, напишите этот код.
    { $value ->
        [none] {""}
       *[other]
    Сейчас: <b>{ $value }</b>
    }
adding-identifier-wanted = Нужен телефон, почта или контакт из адресной книги.
adding-is-member = { $name } уже есть в организации «{ $tenant }».
adding-is-expired = { $name } уже среди приглашённых, но срок приглашения вышел.
adding-open-member = Открыть карточку
adding-hand-over = Ни телефона, ни почты нет
adding-import = Добавить списком
adding-more-cards = Добавить ещё контакты
adding-by-consent = по коду согласия
adding-further-elsewhere = Этот адрес подтвердил человек, который уже пользуется сервисом. Если это он, вернитесь к первому шагу и укажите адрес там. Если нет, проверьте, нет ли опечатки.

adding-name =
    <b>{ $tenant }</b> · новый человек

    { $value ->
        [none] Как его зовут? Напишите имя и фамилию.
       *[other] Его зовут <b>{ $value }</b>? Нажмите «Дальше» или напишите имя и фамилию правильно.
    }

adding-known =
    {""}
    Этот человек уже пользуется сервисом. Я спрошу, согласен ли он, а до ответа его данных вы не увидите: в списке будет имя, которое вы напишете.

adding-user-type =
    <b>{ $tenant }</b> · { $name }

    Кто это для организации?
adding-user-type-employee = Сотрудник
adding-user-type-customer = Заказчик
adding-user-type-both = И сотрудник, и заказчик

adding-login =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] С каким логином он будет входить? Придумайте: латинские или русские буквы, цифры, точка, дефис. Например: ivan.petrov
       *[other] Логин для входа: <b>{ $value }</b>. Нажмите «Дальше» или напишите другой.
    }

adding-email =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Есть ли у него почта? Напишите адрес или пропустите.
       *[other] Почта: <b>{ $value }</b>. Нажмите «Дальше» или напишите другую.
    }

adding-phone =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Есть ли у него телефон? Напишите номер, пришлите контакт или пропустите.
       *[other] Телефон: <b>{ $value }</b>. Нажмите «Дальше» или напишите другой.
    }

adding-tenant-role =
    <b>{ $tenant }</b> · { $name }

    Что он может в самой организации? Владелец и администратор добавляют людей, им нужна почта.
adding-tenant-role-owner = Владелец организации
adding-tenant-role-administrator = Администратор организации
adding-tenant-role-user = Обычный пользователь
adding-tenant-role-servicing_operator = Оператор обслуживания
adding-role-needs-address = Владельцу и администратору организации нужна почта, а у этого человека её нет. Выберите «Обычный пользователь» или вернитесь и укажите почту.

adding-role-employee =
    <b>{ $tenant }</b> · { $name }

    Какая у него рабочая роль? Она решает, какие приложения ему открыты.
adding-role-customer =
    <b>{ $tenant }</b> · { $name }

    Какая у него роль как у заказчика?

adding-staff =
    <b>{ $tenant }</b> · { $name }

    Кто он в списке сотрудников? Тогда он сразу увидит только своё расписание и свои записи.
adding-staff-new = Новый: { $name }
adding-staff-nobody = Ни с кем не связывать

adding-rights =
    <b>{ $tenant }</b> · { $name }

    Какие приложения ему открыть? { right-switches }
adding-recommended-rights = Вернуть как в роли

adding-language =
    <b>{ $tenant }</b> · { $name }

    На каком языке ему писать?

adding-review =
    <b>{ $tenant }</b> · новый человек

    Проверьте, всё ли верно. Любую строку можно изменить кнопкой ниже.
adding-review-line = { $field }: <b>{ $value }</b>
adding-will-invite = { $ways ->
    [none] Само приглашение не уйдёт: вы получите ссылку и QR и передадите их человеку.
   *[other] Уйдёт { $ways }. Ссылка и QR появятся здесь.
}
adding-field-identifier = Связь
adding-field-name = Имя
adding-field-user-type = Кто это
adding-field-login = Логин
adding-field-email = Почта
adding-field-phone = Телефон
adding-field-tenant-role = В организации
adding-field-role-only = Роль
adding-field-role-employee = Рабочая роль
adding-field-role-customer = Роль заказчика
adding-field-staff = Из списка
adding-field-rights = Приложения
adding-field-language = Язык
adding-change = { $field } ✎
adding-no-address = нет, пароль передадите вы
adding-no-rights = ничего не открыто
adding-will-hand_over = Я придумаю пароль и один раз покажу его вам.
adding-will-ask = Вход у этого человека уже есть. Я спрошу его в чате или письмом, и доступ откроется, когда он согласится.
adding-will-connect = Этот человек дал вам код согласия: доступ откроется сразу, и он узнает, кто его подключил.
adding-confirm-invite = Пригласить
adding-confirm-hand_over = Создать пароль
adding-confirm-ask = Отправить запрос
adding-confirm-connect = Подключить
adding-connected = { $name } теперь в организации.

adding-cancel = Бросить анкету? Введённое пропадёт.
adding-resume = Продолжить
adding-discard = Бросить
adding-unfinished =
    { $name ->
        [none] Вы не закончили добавлять человека.
       *[other] Вы не закончили добавлять человека: <b>{ $name }</b>.
    }
    Продолжить или начать заново?
adding-start-again = Начать заново
adding-leave = Выйти без сохранения

adding-role-gone = Роль, которую вы выбрали, только что удалили. Выберите другую.
adding-application-gone = Одно из приложений только что убрали из организации. В анкете его больше нет, остальное сохранилось.
adding-staff-gone = Сотрудник, которого вы выбрали, уже связан с другим человеком или убран из списка. Проверьте строку «Из списка».
adding-turns-out-known = Пока вы заполняли анкету, этот человек начал пользоваться сервисом. Новый вход ему не нужен, я спрошу его согласия. Проверьте и нажмите ещё раз.
adding-turns-out-new = Этого человека в сервисе больше нет, поэтому он будет добавлен как новый. Проверьте и нажмите ещё раз.
adding-connect-needs-email = Владельцу и администратору организации нужна почта, которую человек подтвердил сам. Выберите «Обычный пользователь» или укажите его почту вместо телефона.

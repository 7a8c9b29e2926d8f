# Люди организации: список с поиском и фильтром, карточка и всё, что с человеком можно сделать.

people-title = <b>{ $tenant }</b>
people-everybody =
    Людей: { $total }{ $pages ->
        [1] {""}
       *[other] , страница { $number } из { $pages }
    }. Нажмите на человека, чтобы открыть карточку. Чтобы найти, напишите имя, телефон, почту или логин.
people-found =
    Найдено: { $total }{ $pages ->
        [1] {""}
       *[other] , страница { $number } из { $pages }
    }. { $by }
people-nobody-found =
    Никого не нашлось: { $by }
    Напишите иначе: хватит части имени, телефона, почты или логина. Или покажите всех.
people-only-you = Пока здесь только вы. Добавьте первого человека: хватит телефона или почты.
people-by-search = «{ $search }»
people-by-role = Роль: { $role }
people-previous = ← Раньше
people-next = Дальше →
people-filter = Отфильтровать
people-show-all = Показать всех
people-show-found = Показать этих
people-add = Добавить
people-invites = Приглашения
people-links = Ссылки для входа
people-list = К списку

people-filter-title =
    <b>{ $tenant }</b>
    Подходит людей: { $total }. Нажмите, чтобы отметить; нажмите ещё раз, чтобы снять отметку.
people-filter-invited = Приглашены
people-filter-active = Работают
people-filter-suspended = Приостановлены
people-filter-former = Ушли
people-filter-employee = Сотрудники
people-filter-customer = Заказчики
people-filter-any-role = С любой ролью
people-filter-role = Людей с какой ролью показать?
people-filter-no-roles = Ролей пока нет. Создайте первую: /roles

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = Состояние: { $state }
people-card-failure = Почему: { $why }
people-card-handed-over = Вход по переданному паролю, свой ещё не придуман.
people-card-verified = { $kind ->
    [phone] Телефон: { $value } (подтверждён)
   *[email] Почта: { $value } (подтверждена)
}
people-card-unverified = { $kind ->
    [phone] Телефон: { $value } (не подтверждён)
   *[email] Почта: { $value } (не подтверждена)
}
people-card-login = Логин: { $login }
people-card-tenant-role = В организации: { $role }
people-card-role = { $kind ->
    [EMPLOYEE] Роль сотрудника: { $role }
   *[CUSTOMER] Роль заказчика: { $role }
}
people-card-staff = В списке сотрудников: { $name }
people-card-sessions = Сеансов одновременно: не больше { $n }
people-card-applications = Приложения:
people-card-no-applications = Ни одно приложение не открыто.
people-card-application = • { $name }: { $right }
people-card-application-roles = • { $name }: { $right } ({ $roles })
people-card-more = … и ещё { $n }
people-card-invited-by = Кто добавил: { $name }
people-card-expires = Приглашение действует до { $date }
people-card-expired = Приглашение истекло { $date }
people-card-until = { $ended ->
    [yes] Доступ был до { $day } включительно.
   *[no] Доступ до { $day } включительно.
}
people-card-owners = { $own ->
    [yes] Вашу роль и ваши права меняет владелец организации: { $owners }.
   *[no] Изменить эту карточку может владелец организации: { $owners }.
}
people-card-former = Чтобы вернуть этого человека, добавьте его заново.

people-advice = 💡 Советуем:
people-advice-single-owner = • Назначьте второго владельца: сейчас он один.
people-advice-reports-undeliverable = • Нужна почта: без неё отчёты обслуживания не дойдут.
people-advice-staff-not-bound = • Выберите сотрудника из списка: тогда будет видно только своё.
people-advice-contacts-exposed = • Проверьте «Права»: открыты контакты клиентов ({ $names }).
people-advice-in-app-roles-not-set = • Выберите роли внутри приложений: { $names }.
people-advice-api-recommended = • Откройте «{ $names }»: это советуют всем.
people-advice-session-limit-not-set = • Ограничьте число сеансов.

people-roles = Сменить роль
people-rights = Права
people-staff = Сотрудник из списка
people-sessions = Сеансы
people-access = Приостановить, убрать
people-history = История
people-show-link = Показать ссылку и QR
people-resend = Отправить заново
people-revoke = Отозвать
people-hand-over = Выдать пароль
people-done = Готово

people-resend-question = { $ways ->
    [none] Сделать новую ссылку? По прежней <b>{ $name }</b> уже не войдёт.
   *[other] Отправить приглашение заново? Кому: <b>{ $name }</b>, { $ways }. Прежняя ссылка перестанет работать.
}
people-resend-yes = Да, заново
people-revoke-question = Отозвать приглашение? <b>{ $name }</b> исчезнет из списка, ссылка перестанет работать. Потом его можно добавить снова.
people-revoke-yes = Отозвать
people-hand-over-question = Создать пароль, с которым войдёт <b>{ $name }</b>? Передадите его вы сами. Прежнее приглашение или прежний пароль перестанет работать.
people-hand-over-yes = Создать пароль

## Роль и тип

people-roles-title =
    <b>{ $name }</b>

    Что изменить? Роль решает, какие приложения и права человек получает.
people-kind = { $kind ->
    [EMPLOYEE] { $role ->
        [none] Сделать и сотрудником
       *[other] Сотрудник: { $role } ✎
    }
   *[CUSTOMER] { $role ->
        [none] Сделать и заказчиком
       *[other] Заказчик: { $role } ✎
    }
}
people-tenant-role = { $role } ✎
people-role =
    <b>{ $name }</b>

    { $there ->
        [yes] { $kind ->
            [EMPLOYEE] Какую роль дать ему как сотруднику?
           *[CUSTOMER] Какую роль дать ему как заказчику?
        }
       *[no] { $kind ->
            [EMPLOYEE] Ролей для сотрудников пока нет. Создайте первую: /roles
           *[CUSTOMER] Ролей для заказчиков пока нет. Создайте первую: /roles
        }
    }
people-role-none = { $kind ->
    [EMPLOYEE] Больше не сотрудник
   *[CUSTOMER] Больше не заказчик
}
people-role-held = Так уже есть.

people-plan-title = <b>{ $name }</b>
people-plan-roles = Было: { $before }. Станет: { $after }.
people-plan-opens = Откроется: { $applications }
people-plan-closes = Закроется: { $applications }
people-plan-contacts = ⚠️ После этого будут видны контакты клиентов:
people-plan-right = { $name } ({ $block })
people-plan-keep = Права, которые даны или забраны лично, пропадут. Отметьте, какие оставить:
people-plan-given = дано
people-plan-taken = забрано
people-plan-deviation = { $name }: { $value }, { $by ->
    [none] { $day }
   *[other] { $by }, { $day }
}
people-plan-more = … и ещё { $n }
people-plan-yes = Сменить роль

people-tenant-role-title =
    <b>{ $name }</b>

    Что он может в самой организации? Владелец и администратор добавляют людей, им нужна почта.
people-tenant-role-sure-question = { $role ->
    [OWNER] Назначить владельцем организации: <b>{ $name }</b>? Он сможет всё, что можете вы: менять людей, роли и приложения, назначать и снимать владельцев.
    [ADMINISTRATOR] Назначить администратором организации: <b>{ $name }</b>? Он сможет добавлять людей и менять их роли и права, но не трогать владельцев и других администраторов.
    [SERVICING_OPERATOR] Назначить оператором обслуживающей организации: <b>{ $name }</b>? Людей он менять не сможет, а отчёты об обслуживаемых организациях будет получать.
   *[USER] Сделать обычным пользователем: <b>{ $name }</b>? Добавлять людей и менять их права он не сможет. Его собственные приложения останутся.
}
people-tenant-role-sure-yes = Назначить

## Сотрудник из списка, сеансы, роли внутри приложений

people-staff-title =
    <b>{ $name }</b>

    { $staff ->
        [none] Кто это в списке сотрудников? Тогда человек увидит своё расписание и свои записи.
       *[other] В списке сотрудников: <b>{ $staff }</b>. Можно выбрать другого из свободных.
    }
people-staff-new = Завести нового
people-staff-none = Ни с кем не связывать

people-sessions-title =
    <b>{ $name }</b>

    { $n ->
        [0] Сейчас число сеансов не ограничено.
       *[other] Сейчас одновременно открыто не больше { $n }.
    } Сколько сеансов может быть открыто сразу? Выберите или напишите число от 1 до { $max }.
people-sessions-any = Не ограничивать
people-sessions-wanted = Напишите число, например 3.

people-in-app = Выбрать роли в приложениях
people-in-app-title =
    <b>{ $name }</b>

    Роли внутри какого приложения выбрать?
people-in-app-item = { $name } · { $n ->
    [0] нет
   *[other] { $n }
}
people-in-app-roles =
    <b>{ $name }</b>
    { $application }

    Отметьте роли, с которыми он войдёт в приложение. { $opens ->
        [yes] {""}
       *[no] Само приложение ему пока не открыто.
    }

## Доступ

people-access-title =
    <b>{ $name }</b>
    Состояние: { $state }
people-suspend = Приостановить
people-suspend-question =
    Приостановить доступ: <b>{ $name }</b>?

    { $n ->
        [0] Открытых приложений у него и так нет.
        [one] Закроется { $n } приложение.
        [few] Закроются { $n } приложения.
       *[many] Закроется { $n } приложений.
    } Роль и права останутся, вернуть доступ можно в любой день.

    Можете написать причину: она останется в истории, самому человеку её не покажут.
people-suspend-yes = Приостановить
people-restore = Вернуть доступ
people-until = Назначить последний день
people-until-title =
    <b>{ $name }</b>

    { $day ->
        [none] Сейчас срок не ограничен.
       *[other] Сейчас доступ до { $day } включительно.
    } До какого дня пускать? Выберите или напишите день, например { $example }.
people-until-days = { $n ->
    [0] Сегодня
    [1] Завтра
    [7] Неделя
    [30] 30 дней
    [90] 90 дней
   *[other] Год
}
people-until-any = Без срока
people-until-wanted = На день это не похоже. Напишите его, например, так: { $example }.
people-end = Убрать из организации
people-ended = { $name } больше не в организации.
people-end-question = { $invited ->
    [yes] Убрать из организации: <b>{ $name }</b>? Приглашение перестанет действовать. Потом его можно добавить снова.
   *[no] Убрать из организации: <b>{ $name }</b>? { $n ->
        [0] Открытых приложений у него и так нет.
        [one] Закроется { $n } приложение.
        [few] Закроются { $n } приложения.
       *[many] Закроется { $n } приложений.
    } { $staff ->
        [none] {""}
       *[other] Место «{ $staff }» в списке сотрудников освободится.
    } Учётная запись останется: она принадлежит самому человеку. Потом его можно добавить снова.
}
people-end-yes = Убрать

## Права как у другого

people-same-as = Дать права как у другого
people-same-as-title =
    <b>{ $name }</b>

    { $there ->
        [yes] Чьи роль и права повторить? Выберите человека или напишите имя, телефон, почту или логин.
       *[no] Больше никого не нашлось. Напишите имя, телефон, почту или логин другого человека.
    }
people-same-as-staff =
    <b>{ $name }</b>

    Кто это в списке сотрудников? У того, чьи права повторяем, видно только своё, поэтому нужно знать, что здесь «своё».
people-same-as-question =
    <b>{ $name }</b>

    Дать роль и права по образцу: <b>{ $other }</b>?
people-same-as-replaces = Эти личные права заменятся:
people-same-as-yes = Дать те же
people-same-as-already = Роль и права уже такие же.

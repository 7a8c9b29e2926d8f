# Люди организации: список, карточка, действия.

people-tenant = Людей какой организации показать?
people-all =
    <b>{ $tenant }</b>
    Людей: { $total }. Нажмите на человека, чтобы открыть карточку.
people-page =
    <b>{ $tenant }</b>
    Людей: { $total }, страница { $number } из { $pages }. Нажмите на человека, чтобы открыть карточку.
people-only-you =
    <b>{ $tenant }</b>
    Пока здесь только вы. Добавьте первого человека: хватит телефона или почты.
people-previous = ← Раньше
people-next = Дальше →
people-add = Добавить человека
people-list = К списку

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = Состояние: { $state }
people-card-failure = Почему: { $why }
people-card-handed-over = Вход по переданному паролю, свой ещё не придуман.
people-card-verified = { $kind }: { $value } (подтверждено)
people-card-unverified = { $kind }: { $value } (не подтверждено)
people-card-login = логин: { $login }
people-card-tenant-role = в организации: { $role }
people-card-roles = { $n ->
    [one] роль: { $roles }
   *[other] роли: { $roles }
}
people-card-staff = в списке сотрудников: { $name }
people-card-applications = Приложения:
people-card-no-applications = Ни одно приложение не открыто.
people-card-application = • { $name }: { $right }
people-card-invited-by = Кто добавил: { $name }
people-card-expires = Приглашение действует до { $date }
people-card-expired = Приглашение истекло { $date }

people-show-link = Показать ссылку и QR
people-resend = Отправить заново
people-revoke = Отозвать
people-hand-over = Выдать пароль

people-resend-question = { $mailed ->
    [yes] Отправить <b>{ $name }</b> новое письмо? Прежняя ссылка перестанет работать.
   *[no] Сделать для <b>{ $name }</b> новую ссылку? Прежняя перестанет работать.
}
people-resend-yes = Сделать новую
people-revoke-question = Отозвать приглашение? <b>{ $name }</b> исчезнет из списка, ссылка перестанет работать. Потом его можно добавить снова.
people-revoke-yes = Отозвать
people-hand-over-question = Сделать для <b>{ $name }</b> пароль, который вы передадите сами? Прежнее приглашение или прежний переданный пароль перестанет работать.
people-hand-over-yes = Создать пароль

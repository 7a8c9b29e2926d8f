# Страница, на которой пароль можно ввести вместо чата.

password-in-page = Ввести на отдельной странице
password-page-new = Новый пароль
password-page-new-hint = Проще всего запомнить фразу из четырёх слов, не связанных между собой: не меньше { $minimum } { $minimum ->
        [one] знака
       *[other] знаков
    }, можно с пробелами.
password-page-new-send = Сохранить пароль
password-page-present = Ваш пароль
password-page-present-hint = Он уйдёт прямо к нам, минуя чат.
password-page-present-send = Отправить
password-page-label = Пароль
password-page-show = Показать пароль
password-page-offline = Нет связи. Проверьте интернет и попробуйте ещё раз.
password-page-outdated = Эта страница устарела. Закройте её и откройте снова из чата.

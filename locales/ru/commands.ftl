# Меню команд рядом с полем ввода.

command-start = Начало
command-add = Добавить человека
command-people = Люди организации
command-invites = Приглашения без ответа
command-links = Ссылки и QR для входа
command-staff = Список сотрудников
command-settings = Настройки организации
command-journal = Журнал организации
command-roles = Роли организации
command-apps = Приложения и кому они открыты
command-access = Какой доступ у человека
command-why = Почему открыто или закрыто
command-servicing = Обслуживание организаций
command-my = Мои организации и приложения
command-consent = Код, чтобы вас подключили
command-language = Язык
command-help = Помощь
command-cancel = Отменить начатое

bot-description = Здесь вас пускают в приложения вашей организации. Откройте ссылку из приглашения или нажмите «Старт»: я найду вас по номеру телефона или по логину.
command-provider = Организации и лицензии сервиса
command-account = Мой вход: пароль, почта, телефон
command-recover = Вернуть забытый пароль

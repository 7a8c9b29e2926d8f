# Меню команд рядом с полем ввода.

command-start = Начало
command-add = Добавить человека
command-people = Люди организации
command-access = Какой доступ у человека
command-why = Почему открыто или закрыто
command-my = Мои организации и приложения
command-language = Язык
command-help = Помощь
command-cancel = Отменить начатое

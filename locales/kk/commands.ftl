# Енгізу өрісінің жанындағы командалар мәзірі.

command-start = Бастау
command-add = Адам қосу
command-people = Ұйымдағы адамдар
command-access = Адамның қолжетімділігі
command-why = Неге ашық немесе жабық
command-my = Менің ұйымдарым мен қолданбаларым
command-language = Тіл
command-help = Көмек
command-cancel = Басталғанды болдырмау

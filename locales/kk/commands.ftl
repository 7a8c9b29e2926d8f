# Енгізу өрісінің жанындағы командалар мәзірі.

command-start = Бастау
command-add = Адам қосу
command-people = Ұйымдағы адамдар
command-invites = Жауапсыз шақырулар
command-links = Кіру сілтемелері мен QR
command-staff = Қызметкерлер тізімі
command-settings = Ұйым баптаулары
command-journal = Ұйым журналы
command-roles = Ұйымның рөлдері
command-apps = Қосымшалар және олар кімге ашық
command-access = Адамның қолжетімділігі
command-why = Неге ашық немесе жабық
command-servicing = Ұйымдарға қызмет көрсету
command-my = Менің ұйымдарым мен қосымшаларым
command-consent = Сізді қосуға арналған код
command-language = Тіл
command-help = Көмек
command-cancel = Басталғанды болдырмау

bot-description = Мұнда ұйымыңыздың қосымшаларына кіресіз. Шақырудағы сілтемені ашыңыз немесе «Старт» түймесін басыңыз: сізді телефон нөміріңіз не логиніңіз арқылы табамын.
command-provider = Сервистің ұйымдары мен лицензиялары
command-account = Менің кіруім: құпиясөз, пошта, телефон
command-recover = Ұмытылған құпиясөзді қайтару

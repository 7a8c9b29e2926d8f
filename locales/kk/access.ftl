# Адамға не ашық және неге жабық.

access-ask =
    Кімнің рұқсатын көреміз?

    Телефонын, поштасын, логинін, Telegram-дағы @атын немесе атының бір бөлігін жазыңыз.
access-not-yours = Басқа адамның рұқсатын сервистің қолдау қызметі, ал өз адамдарынікін ұйым иесі мен әкімшісі көреді. Өз рұқсаттарыңыз мұнда: /my
access-matches = Бірнеше адам табылды. Қайсысы?
access-first-matches = Көп адам табылды, алғашқы { $n } көрсетілді. Керегі болмаса, атын толығырақ жазыңыз.
access-match = { $number }. { $name }: { $tenants }
access-match-former = · енді ұйымда емес
access-which =
    <b>{ $name }</b>

    Қай қосымша туралы?
access-in-none = ешбір ұйымда жоқ

access-person = <b>{ $name }</b>
access-login = Логин: { $login }
access-no-login = Логині жоқ
access-identifier = { $kind ->
    [email] Пошта: { $masked }, { $verified ->
        [yes] расталған
       *[no] расталмаған
    }
   *[phone] Телефон: { $masked }, { $verified ->
        [yes] расталған
       *[no] расталмаған
    }
}
access-account-invited = Тіркелгі: шақыру әлі қабылданбаған
access-account-confirmed = Тіркелгі: мекенжайы расталған, құпиясөзі әлі жоқ
access-account-active = Тіркелгі: жұмыс істейді
access-account-suspended = Тіркелгі: тоқтатылған
access-account-deactivated = Тіркелгі: жабылған
access-linked = Telegram: байланған
access-not-linked = Telegram: байланбаған
access-provider-owner = Осы сервистің иесі
access-provider-support = Осы сервистің қолдау агенті
access-no-organisation = Бірде-бір ұйымда жоқ.
access-closed-everywhere = Әзірге ештеңе ашылмайды:

access-tenant = <b>{ $tenant }</b>
access-no-applications = Ұйымда қосымша жоқ.
access-allowed = ✅ { $name }
access-denied = ⛔ { $name }
access-see-above = Құқығы бар, бірақ жоғарыда айтылған себеп кедергі.
access-not-for-you = Себебі осы адамның тіркелгісінде, оны тек сервистің қолдау қызметі айта алады: /help
access-more = Тағы { $n } қосымша сыймады. Біреуі туралы былай сұрауға болады: /why аты «қосымша»

access-appoint = Қолдау агенті ету
access-dismiss = Қолдаудан босату
access-dismiss-question = Қолдаудан босатасыз ба? Бұл адам енді басқалардың рұқсатын көре алмайды. Өз құқықтары өзгермейді.
access-dismiss-yes = Босату
access-appointed = Енді бұл қолдау агенті.
access-dismissed = Енді қолдау агенті емес.
access-another = Басқа адам
access-whole-card = Толық карточка

access-yes = Иә. <b>{ $name }</b> «{ $tenant }» ұйымындағы «{ $application }» қосымшасын аша алады.
access-no = Жоқ. <b>{ $name }</b> «{ $tenant }» ұйымындағы «{ $application }» қосымшасын әзірге аша алмайды.
access-yes-permission = Иә. <b>{ $name }</b>: «{ $permission }» құқығы жарамды. Қосымша «{ $application }», ұйым «{ $tenant }».
access-no-permission = Жоқ. <b>{ $name }</b>: «{ $permission }» құқығы қазір жарамсыз. Қосымша «{ $application }», ұйым «{ $tenant }».
access-has-right = Құқығы:
access-no-such-application = Бұл адамның ұйымдарында «{ $application }» қосымшасы жоқ. Қандай қосымшалар барын карточкадан көруге болады.
access-more-answers = Тағы { $n } жауап сыймады. Дәлірек сұраңыз.
access-allowed-now = Рұқсат берілді.

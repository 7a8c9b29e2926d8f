# Провайдер: ұйымдар, тіркелгілер, қолдау, тарифтер.

provider-menu =
    <b>Сервис</b>

    Ұйымдар мен олардың лицензиялары, адамдардың тіркелгілері, қолдау агенттері, тарифтер және хабар жеткізу.
provider-button-tenants = Ұйымдар
provider-button-accounts = Тіркелгілер
provider-button-agents = Қолдау
provider-button-tariffs = Тарифтер
provider-button-delivery = Жеткізу
provider-done = Орындалды
provider-show-all = Бәрін көрсету
provider-found = Ұйым құру
provider-endless = Мерзімсіз
provider-days = { $n } күн
provider-day-wanted = Күнді оқи алмадым. Былай жазыңыз: { $example }

## Ұйымдар

provider-tenants = { $found ->
    [search] «{ $search }» бойынша табылғаны: { $total }
   *[all] Ұйымдар саны: { $total }
}{ $pages ->
    [1] .
   *[other] , { $pages } беттің { $number }-беті.
} Ұйымды басыңыз немесе атауының бір бөлігін не нөмірін жазыңыз.
provider-tenants-none = { $found ->
    [search] «{ $search }» бойынша ештеңе табылмады. Ұйым атауының бір бөлігін немесе нөмірін жазыңыз.
   *[all] Әзірге ұйым жоқ. Біріншісін құрыңыз: бір минут қана кетеді.
}
provider-state-trial = сынақ мерзімі
provider-state-paid = төленген
provider-state-expired = аяқталған
provider-state-suspended = тоқтатылған
provider-tenant =
    <b>{ $name }</b> · № { $number }
    Адам саны: { $n }
provider-tenant-licence = { $licence ->
    [trial] Сынақ мерзімі: пайдалануға болады, адам шақыруға болмайды
    [paid] Лицензия төленген: адам шақыруға болады
   *[expired] Лицензия аяқталды: ештеңені пайдалануға болмайды
}{ $until ->
    [none] .
   *[other] . Соңғы күні: { $until }.
}
provider-tenant-suspended = ⛔ Тоқтатылған: ешкім ештеңені пайдаланбайды әрі ешкімді басқармайды.
provider-licence = Лицензияны өзгерту
provider-may-servicing = Басқаларға қызмет көрсетеді
provider-may-invites = Ұйымдарды шақырады
provider-may-subscribes = Тарифке жаздырады
provider-suspend = Тоқтата тұру
provider-restore = Қайтару
provider-licence-which = <b>{ $name }</b> ұйымының лицензиясы қандай?
provider-until = Қай күнге дейін, сол күнді қоса? Таңдаңыз немесе күнді жазыңыз, мысалы { $example }
provider-suspend-tenant-question = <b>{ $name }</b> ұйымын тоқтата тұрайын ба? Қайтарғанша ондағы { $n } адамның ешқайсысы ештеңені пайдалана алмайды. Деректер сақталады.
provider-suspend-tenant-yes = Тоқтата тұру
provider-servicing-off-question = <b>{ $name }</b> ұйымына басқаларға қызмет көрсетуге енді рұқсат бермейін бе? Операторлары қарапайым пайдаланушы болады, қатынастары аяқталады, жіберген шақырулары жұмыс істемейді.
provider-servicing-off-yes = Рұқсатты алу

## Тіркелгілер

provider-find = Кімді табайын? Телефонын, поштасын, логинін, @атын немесе атының бір бөлігін жазыңыз.
provider-matches = Табылғаны: { $n }. Адамды таңдаңыз немесе дәлірек жазыңыз.
provider-account =
    <b>{ $name }</b>
    Ұйым саны: { $n }
provider-account-state = { $state ->
    [invited] Мекенжайын әлі растаған жоқ.
    [confirmed] Мекенжайы расталған, құпиясөзі әлі жоқ.
    [suspended] ⛔ Тоқтатылған{ $until ->
        [none] .
       *[other] , соңғы күні: { $until }.
    }
    [deactivated] ⛔ Біржола өшірілген.
   *[active] Жұмыс істейді.
}
provider-account-why = Себебі: { $why }
provider-account-agent = Қолдау агенті: барлық адамның рұқсатын көреді.
provider-account-protected = Бұл сервис иесі: оны тоқтатуға да, өшіруге де болмайды.
provider-deactivate = Біржола өшіру
provider-appoint = Агент ету
provider-dismiss = Қолдаудан босату
provider-other-account = Басқа адам
provider-suspend-why = <b>{ $name }</b> неге тоқтатылады? Себебін тек сервис қызметкерлері көреді. Өткізіп жіберуге болады.
provider-suspend-until = Қай күнге дейін, сол күнді қоса? Таңдаңыз немесе күнді жазыңыз, мысалы { $example }
provider-deactivate-question = <b>{ $name }</b> тіркелгісін біржола өшірейін бе? Ол енді еш жерге кіре алмайды, шығатын ұйым саны: { $n }. Мұны қайтару мүмкін емес.
provider-deactivate-yes = Біржола өшіру
provider-dismiss-question = <b>{ $name }</b> қолдаудан босатылсын ба? Ол енді басқалардың рұқсатын көрмейді, өз құқықтары өзгермейді.
provider-dismiss-yes = Босату
provider-agents = Қолдау агенттері: { $n }. Олар барлық адамның рұқсатын көреді, бірақ құпиясөздер мен толық мекенжайларды көрмейді.
provider-agents-none = Әзірге қолдау агенті жоқ. Адамды тауып, агент етіңіз.
provider-add-agent = Адамды табу

## Тарифтер

provider-tariffs = Операторлар ұйымдарды жаздыратын тарифтер. Ұсыныстан алынғандары сызықшамен белгіленген.
provider-tariffs-none = Әзірге тариф жоқ. Біріншісін құрыңыз: атауы мен мерзімі керек.
provider-tariff-new = Тариф құру
provider-tariff-name = Тариф қалай аталсын?
provider-tariff-days = <b>{ $name }</b> тарифі неше күнге жаздырады? Таңдаңыз немесе санын жазыңыз.
provider-tariff =
    <b>{ $name }</b>
    Мерзімі: { $days } күн. Қолданыстағы жазылымдар: { $n }.
    { $offered ->
        [yes] Ұсынылып тұр.
       *[no] Ұсыныстан алынған: жаңа жазылым болмайды, бұрынғылары қолданыста.
    }
provider-tariff-withdraw = Ұсыныстан алу
provider-tariff-offer = Қайта ұсыну

## Жеткізу

provider-delivery = <b>Жеткізу</b>
provider-delivery-again = Жаңарту
provider-delivery-line = <b>{ $channel }</b>: { $due ->
    [0] кезекте ештеңе жоқ
   *[other] кезекте { $due }, ең ұзақ күткені { $oldest }
}. Іске қосылғаннан бері жіберілді: { $sent }, жіберілмеді: { $failed }.
provider-delivery-failures = Соңғы кезде неге жіберілмеді:
provider-delivery-failure = • { $channel }: { $why }. Неше рет: { $n }, соңғысы { $ago }.
provider-delivery-no-failures = Соңғы кезде бәрі бірінші реттен жіберілді.
provider-channel-email = Пошта
provider-channel-sms = SMS
provider-channel-telegram = Telegram чаттары
provider-channel-telegram_gateway = Telegram Gateway

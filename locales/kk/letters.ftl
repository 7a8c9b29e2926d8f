# Чат ашылмай-ақ өздігінен жіберілетін хаттар мен хабарлар.

## Растау коды

code-subject = Растау коды

code-text =
    Сәлеметсіз бе.

    Сіздің кодыңыз:

    { $code }

    Оны код сұралған чатқа жазыңыз. Код сұралған сәттен бастап { $minutes ->
        [one] { $minutes } минут
       *[other] { $minutes } минут
    } жарамды және бір рет қана қолданылады.

    Оны ешкімге айтпаңыз. Егер сіз ештеңе сұратпаған болсаңыз, бұл хатты жоя салыңыз: кодсыз сіздің атыңыздан ешкім ештеңе істей алмайды.

code-short = Кодыңыз: { $code }. Оны ешкімге айтпаңыз.

## Шақыру

invitation-subject = «{ $tenant }» ұйымына шақыру

invitation-text =
    Сәлеметсіз бе, { $name }.

    { $inviter } сізді «{ $tenant }» ұйымына шақырады. Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Сілтемені Telegram-да ашыңыз: сонда поштаңызды растап, аты-жөніңізді тексеріп, құпиясөз ойлап табасыз. Бұл екі минуттай уақыт алады.

    { $link }

    Сілтеме тек сізге арналған, оны ешкімге жібермеңіз. Сізді кім шақырып тұрғанын білмесеңіз, бұл хатты жоя салыңыз немесе сілтеме арқылы бас тартыңыз.

invitation-short = Сізді «{ $tenant }» шақырады, { $tenant_role }. Қабылдау: { $link }
invitation-button = Шақыруды қабылдау
invitation-no-applications = әзірге жоқ, оларды ұйым әкімшісі ашады

## Тіркелгісі бар адамнан келісімі сұралады

connection-letter-subject = Сізді «{ $tenant }» ұйымына шақырады
connection-letter-text =
    Сәлеметсіз бе, { $name }.

    { $inviter } сізді «{ $tenant }» ұйымына шақырады. Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Сізде логин мен құпиясөз бар, жаңа құпиясөз керек емес. Сілтемені Telegram-да ашып, келісетініңізді не келіспейтініңізді айтыңыз.

    { $link }

    Сіз келіскенше ұйым сіздің деректеріңізді көрмейді. Сізді кім шақырып тұрғанын білмесеңіз, сілтеме арқылы бас тартыңыз немесе бұл хатты жоя салыңыз.
connection-letter-short = Сізді «{ $tenant }» шақырады, { $tenant_role }. Жауап беру: { $link }
connection-letter-button = Шақыруға жауап беру

connection-request-subject = Сізді «{ $tenant }» ұйымына шақырады
connection-request-text =
    { $name }, сізді «{ $tenant }» ұйымына шақырады. Шақырған адам: { $inviter }.

    Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Сізде логин мен құпиясөз бар, жаңа құпиясөз керек емес. Сіз келіскенше ұйым сіздің деректеріңізді көрмейді.
connection-accept = Қабылдау
connection-decline = Бас тарту

connected-subject = Сізді «{ $tenant }» ұйымына қосты
connected-text =
    { $name }, келісім кодыңыз бойынша сізді «{ $tenant }» ұйымына қосты. Қосқан адам: { $inviter }.

    Енді сіз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылған қосымшалар:
    { $applications }

    Бұрынғы логин мен құпиясөзбен кіріңіз. Бұл кодты ешкімге бермеген болсаңыз, қолдау қызметіне жазыңыз: /help

## Шақырудың тағдыры: шақырған адамға

invitation-accepted-subject = Шақыру қабылданды: { $name }
invitation-accepted-text = { $name } енді «{ $tenant }» ұйымында: шақыруды қабылдап, құпиясөз ойлап тапты.

connection-accepted-subject = Шақыру қабылданды: { $name }
connection-accepted-text = { $name } енді «{ $tenant }» ұйымында. Бұл адамның логині мен құпиясөзі бұрыннан бар, сондықтан жаңа құпиясөз керек болмады.

invitation-declined-subject = Шақырудан бас тартты: { $name }
invitation-declined-text =
    { $name } «{ $tenant }» ұйымына шақыруыңыздан бас тартты. Шақыру жіберілген мекенжай: { $address }.

    Бұл қате болса, ол адаммен сөйлесіп, қайтадан шақырыңыз: /add

invitation-undeliverable-subject = Шақыру жетпеді: { $name }
invitation-undeliverable-text =
    «{ $tenant }» ұйымына шақыру жетпеді. Кімге: { $name }.

    { $why }

    Мекенжай қате болса, түзетіңіз немесе қайта жіберіп көріңіз. Сілтемені өзіңіз де бере аласыз. Барлық шақырулар: /invites
invitation-way-failed = { $address }: { $why }.

connection-undeliverable-subject = Сұрау жетпеді: { $name }
connection-undeliverable-text =
    «{ $tenant }» ұйымының сұрауы жетпеді. Кімге: { $name }, { $address }.

    Қайта жіберіп көріңіз немесе сілтемені өзіңіз беріңіз. Барлық шақырулар: /invites

invitation-wrong-number-subject = Нөмірді түзетіңіз: { $name }
invitation-wrong-number-text =
    { $name } шақырудағы нөмір оныкі емес екенін айтады: { $address }. Ұйым: «{ $tenant }».

    Нөмірді ол адамнан сұрап, түзетіңіз: бұрынғы сілтеме жарамсыз болады, жаңасын өзіңіз бересіз. Барлық шақырулар: /invites

invitation-expired-subject = Шақырудың мерзімі өтті: { $name }
invitation-expired-text =
    { $name } «{ $tenant }» ұйымына шақыруды қабылдамады, мерзімі өтіп кетті. Шақыру жіберілген мекенжай: { $address }.

    Шақыруды қайта жіберсеңіз, сілтеме тағы да жұмыс істейді. Барлық шақырулар: /invites

connection-expired-subject = Сұрауға жауап келмеді: { $name }
connection-expired-text =
    { $name } «{ $tenant }» ұйымының сұрауына жауап бермеді, мерзімі өтіп кетті. Сұрау жіберілген мекенжай: { $address }.

    Әлі де керек болса, қайтадан сұраңыз. Барлық шақырулар: /invites

invitation-hand-on-subject = Сілтемені тағы бір рет беріңіз: { $name }
invitation-hand-on-text =
    { $name } «{ $tenant }» ұйымына шақыруды әлі қабылдаған жоқ, мерзімі жақында өтеді.

    { $address } нөміріне өзім жаза алмаймын. Сілтемені тағы бір рет беріңіз. Барлық шақырулар: /invites

invitation-wished-subject = { $name } жаңа шақыру сұрайды
invitation-wished-text =
    { $name } «{ $tenant }» ұйымына жаңа шақыру сұрайды. Бұрынғысы не болды: { $ending ->
        [invitation-expired] мерзімі өтті
        [invitation-revoked] кері қайтарылды
        [invitation-declined] одан бас тартылды
       *[invitation-superseded] адам ескі сілтемені ашты, жаңасы жұмыс істеп тұр
    }.

    Шақыру жіберілген мекенжай: { $address }. Жаңасы да сонда барады, сұраған чатқа емес: ескі сілтеме бөтен қолға түсуі мүмкін. Барлық шақырулар: /invites

invitation-add = Қайта шақыру
invitation-correct = Мекенжайды түзету
invitation-link = Сілтемені көрсету
invitation-refuse = Керек емес
invitation-renew = Жаңасын жіберу
invitation-resend = Қайта жіберу
invitation-retry = Қайталап көру

## Шақырылған адамға еске салу

invitation-reminder-subject = «{ $tenant }» ұйымына шақыру: { $days } күн қалды
invitation-reminder-text =
    Сәлеметсіз бе, { $name }.

    { $inviter } сізді «{ $tenant }» ұйымында күтіп отыр. Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Сілтеме тағы { $days } күн жұмыс істейді. Оны Telegram-да ашып, шақыруға жауап беріңіз.

    { $link }

    Бұл сізге керек болмаса, сілтеме арқылы бас тартыңыз, сонда енді еске салмаймын.
invitation-reminder-short = { $tenant }: шақыру тағы { $days } күн жарамды. { $link }
invitation-reminder-button = Шақыруды қабылдау

connection-reminder-subject = Сізді «{ $tenant }» ұйымында күтіп отыр
connection-reminder-text =
    Сәлеметсіз бе, { $name }.

    { $inviter } жауабыңызды күтіп отыр: сізді «{ $tenant }» ұйымына шақырады. Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Сілтеме тағы { $days } күн жұмыс істейді. Оны Telegram-да ашып, келісетініңізді не келіспейтініңізді айтыңыз.

    { $link }
connection-reminder-short = { $tenant }: шақыруға жауабыңызды тағы { $days } күн күтеміз. { $link }
connection-reminder-button = Шақыруға жауап беру

connection-reminder-request-subject = Сізді «{ $tenant }» ұйымында күтіп отыр
connection-reminder-request-text =
    { $name }, сізді әлі де «{ $tenant }» ұйымына шақырып отыр. Шақырған адам: { $inviter }.

    Кім боласыз: { $tenant_role } (рөлі: { $role }).

    Сізге ашылатын қосымшалар:
    { $applications }

    Жауап беруге тағы { $days } күн бар.

## Жаңа шақыру сұраған адамға жауап

invitation-wish-sent-subject = Шақыру қайта жіберілді
invitation-wish-sent-text =
    «{ $tenant }» ұйымына шақыру қайта жіберілді.

    Жаңа сілтемені ашыңыз: ол сізді шақырған мекенжайға келеді немесе оны { $inviter } береді. Ескі сілтемені тауып алған біреуге тимеуі үшін мен оны мұнда жібермеймін.

invitation-wish-refused-subject = Жаңа шақыру болмайды
invitation-wish-refused-text =
    «{ $tenant }» ұйымына әзірге жаңа шақыру болмайды.

    Бұл қате болса, сізді шақырған адаммен сөйлесіңіз: { $inviter }.

## Ұйымға қатысуыңыздың жайы: адамның өзіне

membership-suspended-subject = Қолжетімділік тоқтатылды: «{ $tenant }»
membership-suspended-text =
    Сәлеметсіз бе, { $name }.

    «{ $tenant }» ұйымының қосымшаларына қолжетімділігіңіз уақытша тоқтатылды. Тіркелгіңіз өзіңізде қалады.

    Қате деп ойласаңыз, ұйым әкімшісінен сұраңыз.

membership-restored-subject = Қолжетімділік қайта ашылды: «{ $tenant }»
membership-restored-text =
    Сәлеметсіз бе, { $name }.

    «{ $tenant }» ұйымының қосымшаларына қолжетімділігіңіз қайта ашылды, бәрі бұрынғыдай. Сізге не ашық екенін көру: /my

membership-ended-subject = Сіз енді «{ $tenant }» ұйымында емессіз
membership-ended-text =
    Сәлеметсіз бе, { $name }.

    Сіз енді «{ $tenant }» ұйымында емессіз, оның қосымшалары сізге жабық. Тіркелгіңіз өзіңізде қалады.

    Қате деп ойласаңыз, ұйым әкімшісінен сұраңыз.

support-appointed-subject = Енді сіз қолдау агентісіз
support-appointed-text =
    Сәлеметсіз бе, { $name }.

    Енді сіз қолдау агентісіз. Адамдарға не ашық екенін және не үшін жабық екенін көресіз, бірақ құпиясөздері мен толық мекенжайларын көрмейсіз.

    Адамды табу: /access. Бір сұрақ қою: /why. Әр сұрау журналға жазылады.
support-dismissed-subject = Сіз енді қолдау агенті емессіз
support-dismissed-text =
    Сәлеметсіз бе, { $name }.

    Сіз енді қолдау агенті емессіз және басқалардың қолжетімділігін көрмейсіз. Өз ұйымдарыңыз бен қосымшаларыңыз бұрынғыдай: /my.

## Сілтеме бойынша қабылдау туралы өтініш

join-request-subject = { $name } «{ $tenant }» ұйымына кіргісі келеді

join-request-text =
    { $name } «{ $tenant }» ұйымына қабылдауды сұрайды.

    Рөлі: { $role }. Сілтеме: «{ $link }», бос орын саны: { $left }. { $phone ->
        [none] Бұл адамның тіркелгісі бар.
       *[other] Телефоны расталған: { $phone }.
    }

join-allow = Қабылдау
join-decline = Қайтару
join-go-on = Құпиясөз ойлап табу
join-look = Қарау

join-allowed-subject = Сізді «{ $tenant }» ұйымына қабылдады

join-allowed-text =
    Сізді «{ $tenant }» ұйымына қабылдады. Рөліңіз: { $role }. Шешім қабылдаған: { $by }.

    Енді құпиясөз ойлап тапсаңыз, жұмысты бастай аласыз.

join-connected-subject = Сізді «{ $tenant }» ұйымына қабылдады

join-connected-text =
    Сіз «{ $tenant }» ұйымындасыз. Рөліңіз: { $role }. Шешім қабылдаған: { $by }.

    Қосымшаларыңыз: /my

join-declined-subject = «{ $tenant }» сізді әзірге қабылдамады

join-declined-text =
    Сізді «{ $tenant }» ұйымына қабылдау туралы өтініш қайтарылды. Шешім қабылдаған: { $by }.

    Бұл қателік болса, ұйым әкімшісімен сөйлесіңіз.

join-picked-subject = { $by } сізді «{ $tenant }» ұйымына шақырады

join-picked-text =
    { $by } сізді «{ $tenant }» ұйымына шақырады. Рөліңіз: { $role }.

    Сізге не ашылады:
    { $applications }

    Жаңа құпиясөз керек емес.

join-came-subject = { $name } енді «{ $tenant }» ұйымында

join-came-text =
    { $name } енді «{ $tenant }» ұйымында. Рөлі: { $role }.

## Хатта тағы не көрсетіледі

letter-copy-code = Кодты көшіру
letter-qr = Шақыру сілтемесі бар QR код
letter-qr-caption = Хатты компьютерден оқып отырсыз ба? Телефон камерасын кодқа бағыттаңыз.

# Көп адамды бірден шақыру: файл не контактілер, тексеру, шақыру, нәтиже.

importing-tenant = Қай ұйымға шақырамыз?

importing-file =
    <b>Тізіммен шақыру</b> · { $tenant }

    Файлды .xlsx немесе .csv түрінде жіберіңіз: әр жолда бір адам, бірінші жолда бағандардың атауы. Аты-жөні мен телефоны не поштасы керек, қалғаны қалауыңызша. Бағандардың реті кез келген, { $rows } адамға және { $mb } МБ-қа дейін.

    Алдымен бәрін тексеріп, не болатынын көрсетемін. Сіз растағанша ешкім ештеңе білмейді.
importing-get-template = Үлгіні жүктеу
importing-file-wanted = .xlsx немесе .csv файлын жіберіңіз (қыстырғыш → Файл). Ол әлі жоқ болса, үлгіні жүктеңіз.

importing-contacts =
    Тізімде { $n } контакт: <b>{ $names }</b>{ $more ->
        [0] .
       *[other] {" "}және тағы { $more }.
    }

    Келесі контактіні жіберіңіз немесе бәрін шақырыңыз. Алдымен тізімді тексеріп, не болатынын көрсетемін.
importing-invite-cards = Тексеріп, шақыру
importing-card-wanted = Мекенжай кітабынан контакт жіберіңіз (қыстырғыш → Контакт) немесе түймені басыңыз.
importing-cards-full = Мұндай тізімге { $n } контакт сыяды. Қалғанын файлмен жіберген ыңғайлы.

importing-role =
    <b>{ $tenant }</b>

    { $n ->
        [0] Рөлі көрсетілмегендерге қай рөлді береміз?
       *[other] Тізімдегі { $n } адамның рөлі көрсетілмеген. Қайсысын береміз?
    }
importing-without-role = Өткізіп жіберу

importing-checked =
    <b>{ $tenant }</b>{ $file ->
        [none] {""}
       *[other] {" "}· { $file }
    }

    { $total } адам тексерілді, әзірге ешкім шақырылған жоқ.
importing-ready = ✓ Шақыруға болады: <b>{ $n }</b>
importing-way-letter = – хатпен: { $n }
importing-way-both = – хатпен әрі SMS-пен: { $n }
importing-way-sms = – SMS арқылы: { $n }
importing-way-link = – өзіңіз беретін сілтемемен: { $n }
importing-way-request = – кіре алатындардан келісімін сұрап: { $n }
importing-skipped = Ұйымда бар немесе шақырылған: { $n }
importing-bad = ⚠ Қатесі бар: { $n }
importing-line = { $line }-жол{ $name ->
    [none] {""}
   *[other] , { $name }
}
importing-unknown-columns = Бұл бағандар маған таныс емес, оларды оқымаймын: { $names }.
importing-earlier = Дәл осы файлды бұрын жібергенсіз: { $at }.
importing-next =
    {""}
    { $ready ->
        [yes] { $wrong ->
            [yes] Дайындарын шақыруға болады, ал қатесі бар жолдарды файлда түзетіп, қайта жіберіңіз.
           *[no] Шақырамыз ба?
        }
       *[no] { $wrong ->
            [yes] Әзірге шақыратын ешкім жоқ. Қатесі бар жолдарды жүктеп, түзетіп, қайта жіберіңіз.
           *[no] Шақыратын ешкім жоқ: бәрі осында.
        }
    }
importing-invite = Шақыру: { $ready }
importing-change-role = { $role ->
    [none] Қалғандарына рөл таңдау
   *[other] Қалғандарының рөлі: { $role }
}
importing-change-language = Хат тілі: { $language }
importing-another-file = Файлды ауыстыру
importing-language = Тілі көрсетілмегендерге қай тілде жазамыз?

importing-progress =
    <b>Адамдарды шақырып жатырмын: { $done } / { $of }</b>
    { $bar } { $percent }%

    Шақырылды: { $invited } · сұрау: { $asked } · болмады: { $wrong }
importing-stop-question = Тоқтатайын ба? Шақырылғандар шақырылған күйінде қалады, қалғандарына тиіспеймін.
importing-over =
    <b>{ $state ->
        [DONE] Дайын: тізім аяқталды
        [CANCELLED] Тоқтатылды
       *[STOPPED] Тоқтауға тура келді
    }</b>
importing-outcome-invited = Шақырылды: { $n }
importing-outcome-asked = Келісім сұралды: { $n }
importing-outcome-skipped = Ұйымда бұрыннан бар: { $n }
importing-outcome-wrong = Болмады: { $n }
importing-outcome-left = Шақырылмады: { $n }
importing-links-are-personal = Хат не SMS алғандар өздері келеді. Қалғандарына файлдағы сілтемелерді беріңіз: әрқайсысы жеке, онымен тек иесі келе алады.
importing-button-stop = Тоқтату
importing-button-stop-yes = Иә, тоқтату
importing-button-go-on = Жалғастыру
importing-button-links = Сілтемелерді жүктеу
importing-button-wrong = Қатесі бар жолдарды жүктеу
importing-button-people = Адамдарды ашу

## Файлдар

importing-template-file = Адамдар тізімінің үлгісі
importing-template = Бірінші парақты толтырып, файлды кері жіберіңіз. Мысал жазылған жолды өшіріңіз. Ұйымыңыздың рөлдері екінші парақта.
importing-wrong-file = Түзету керек
importing-wrong-caption = Қатесі бар жол: { $n }. Не дұрыс емесі соңғы бағанда жазылған. Түзетіп, осы файлды жіберіңіз.
importing-links-file = Сілтемелер
importing-links-caption = Әр сілтеме жеке: оны тек жолда аты жазылған адамға беріңіз. Файлды тұтас жібермеңіз.
importing-sheet-people = Адамдар
importing-sheet-roles = Рөлдер
importing-example-name = Анна Петрова
importing-column-name = Аты-жөні
importing-column-phone = Телефоны
importing-column-email = Поштасы
importing-column-login = Логині
importing-column-role = Рөлі
importing-column-user-type = Бұл кім
importing-column-tenant-role = Ұйымдағы рөлі
importing-column-language = Тілі
importing-column-wrong = Не дұрыс емес
importing-column-address = Телефоны не поштасы
importing-column-how = Қалай келеді
importing-column-link = Сілтеме
importing-tenant-role-user = пайдаланушы
importing-user-type-employee = қызметкер
importing-user-type-customer = тапсырыс беруші
importing-how-mailed = хат жіберілді
importing-how-both = хат пен SMS жіберілді
importing-how-texted = SMS жіберілді
importing-how-hand-on = сілтемені беріңіз
importing-how-asked = келісім сұралды
importing-how-over = сілтеме енді жарамайды

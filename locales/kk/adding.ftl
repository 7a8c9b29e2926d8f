# Адам қосу: әр өріс, тексеру карточкасы, шығу.

adding-tenant = Адамды қай ұйымға қосамыз?

adding-identifier =
    <b>{ $tenant }</b> · жаңа адам

    Онымен қалай байланысуға болады? Телефонын не поштасын жазыңыз немесе мекенжай кітабынан контактісін жіберіңіз (қыстырғыш → Контакт).

    Ол сервисті пайдаланып жүрсе әрі сізге келісім кодын берсе, сол кодты жазыңыз.
    { $value ->
        [none] {""}
       *[other]
    Қазір: <b>{ $value }</b>
    }
adding-identifier-wanted = Телефон, пошта немесе мекенжай кітабындағы контакт керек.
adding-is-member = { $name } «{ $tenant }» ұйымында бұрыннан бар.
adding-is-expired = { $name } шақырылғандар арасында бар, бірақ шақырудың мерзімі өтіп кеткен.
adding-open-member = Карточканы ашу
adding-hand-over = Телефоны да, поштасы да жоқ
adding-import = Тізіммен қосу
adding-more-cards = Тағы контакт қосу
adding-by-consent = келісім коды бойынша
adding-further-elsewhere = Бұл мекенжайды сервисті пайдаланып жүрген адам растаған. Ол осы адам болса, бірінші қадамға оралып, мекенжайды сонда көрсетіңіз. Болмаса, қатесі жоқ па, тексеріңіз.

adding-name =
    <b>{ $tenant }</b> · жаңа адам

    { $value ->
        [none] Оның аты кім? Аты-жөнін жазыңыз.
       *[other] Аты-жөні: <b>{ $value }</b>. Дұрыс болса, «Әрі қарай» түймесін басыңыз, болмаса дұрыстап жазыңыз.
    }

adding-known =
    {""}
    Бұл адам сервисті пайдаланып жүр. Мен оның келісімін сұраймын, ал ол жауап бергенше деректері сізге көрінбейді: тізімде сіз жазатын аты-жөні тұрады.

adding-user-type =
    <b>{ $tenant }</b> · { $name }

    Ол ұйым үшін кім?
adding-user-type-employee = Қызметкер
adding-user-type-customer = Тапсырыс беруші
adding-user-type-both = Қызметкер әрі тапсырыс беруші

adding-login =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Ол қандай логинмен кіреді? Әріптен, саннан, нүктеден, сызықшадан құраңыз. Мысалы: ivan.petrov
       *[other] Кіру логині: <b>{ $value }</b>. «Әрі қарай» түймесін басыңыз немесе басқасын жазыңыз.
    }

adding-email =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Оның поштасы бар ма? Мекенжайын жазыңыз немесе өткізіп жіберіңіз.
       *[other] Пошта: <b>{ $value }</b>. «Әрі қарай» түймесін басыңыз немесе басқасын жазыңыз.
    }

adding-phone =
    <b>{ $tenant }</b> · { $name }

    { $value ->
        [none] Оның телефоны бар ма? Нөмірін жазыңыз, контактісін жіберіңіз немесе өткізіп жіберіңіз.
       *[other] Телефон: <b>{ $value }</b>. «Әрі қарай» түймесін басыңыз немесе басқасын жазыңыз.
    }

adding-tenant-role =
    <b>{ $tenant }</b> · { $name }

    Ұйымның өзінде ол не істей алады? Ұйым иесі мен әкімшісі адам қосады, оларға пошта керек.
adding-tenant-role-owner = Ұйым иесі
adding-tenant-role-administrator = Ұйым әкімшісі
adding-tenant-role-user = Қарапайым пайдаланушы
adding-tenant-role-servicing_operator = Қызмет көрсету операторы
adding-role-needs-address = Ұйым иесі мен әкімшісіне пошта керек, ал бұл адамда ол жоқ. «Қарапайым пайдаланушы» дегенді таңдаңыз немесе артқа қайтып, поштасын көрсетіңіз.

adding-role-employee =
    <b>{ $tenant }</b> · { $name }

    Оның жұмыстағы рөлі қандай? Қай қосымшалар ашық болатынын рөл шешеді.
adding-role-customer =
    <b>{ $tenant }</b> · { $name }

    Тапсырыс беруші ретінде рөлі қандай?

adding-staff =
    <b>{ $tenant }</b> · { $name }

    Ол қызметкерлер тізімінде кім? Сонда ол бірден тек өз кестесі мен өз жазбаларын көреді.
adding-staff-new = Жаңа: { $name }
adding-staff-nobody = Ешкіммен байланыстырмау

adding-rights =
    <b>{ $tenant }</b> · { $name }

    Оған қай қосымшаларды ашамыз? { right-switches }
adding-recommended-rights = Рөлдегідей ету

adding-language =
    <b>{ $tenant }</b> · { $name }

    Оған қай тілде жазамыз?

adding-review =
    <b>{ $tenant }</b> · жаңа адам

    Бәрі дұрыс па, тексеріңіз. Кез келген жолды төмендегі түймемен өзгертуге болады.
adding-review-line = { $field }: <b>{ $value }</b>
adding-will-invite = { $ways ->
    [none] Шақыру өзі бармайды: сілтеме мен QR аласыз, оларды адамға өзіңіз бересіз.
   *[other] Жіберіледі: { $ways }. Сілтеме мен QR осында шығады.
}
adding-field-identifier = Байланыс
adding-field-name = Аты-жөні
adding-field-user-type = Бұл кім
adding-field-login = Логин
adding-field-email = Пошта
adding-field-phone = Телефон
adding-field-tenant-role = Ұйымда
adding-field-role-only = Рөлі
adding-field-role-employee = Қызметкер рөлі
adding-field-role-customer = Тапсырысшы
adding-field-staff = Тізімде
adding-field-rights = Қосымшалар
adding-field-language = Тілі
adding-change = { $field } ✎
adding-no-address = жоқ, құпиясөзді өзіңіз бересіз
adding-no-rights = ештеңе ашылмаған
adding-will-hand_over = Мен құпиясөз ойлап тауып, оны сізге бір рет көрсетемін.
adding-will-ask = Бұл адамның логині мен құпиясөзі бар. Мен одан чатта немесе хатпен сұраймын, келіскенде оған бәрі ашылады.
adding-will-connect = Бұл адам сізге келісім кодын берді: оған бәрі бірден ашылады, ал өзін кім қосқанын ол біледі.
adding-confirm-invite = Шақыру
adding-confirm-hand_over = Құпиясөз жасау
adding-confirm-ask = Сұрау жіберу
adding-confirm-connect = Қосу
adding-connected = { $name } енді ұйымда.

adding-cancel = Сауалнаманы тастайсыз ба? Жазғаныңыз жоғалады.
adding-resume = Жалғастыру
adding-discard = Тастау
adding-unfinished =
    { $name ->
        [none] Сіз адам қосуды аяқтамадыңыз.
       *[other] Сіз адам қосуды аяқтамадыңыз: <b>{ $name }</b>.
    }
    Жалғастырасыз ба, әлде қайта бастайсыз ба?
adding-start-again = Қайта бастау
adding-leave = Сақтамай шығу

adding-role-gone = Сіз таңдаған рөл жаңа ғана жойылды. Басқасын таңдаңыз.
adding-application-gone = Бір қосымша ұйымнан жаңа ғана алынды. Ол енді сауалнамада жоқ, қалғаны сақталды.
adding-staff-gone = Сіз таңдаған қызметкер басқа адаммен байланыстырылған немесе тізімнен алынған. «Тізімде» жолын тексеріңіз.
adding-turns-out-known = Сіз сауалнаманы толтырып жатқанда бұл адам сервисті пайдалана бастады. Оған жаңа логин керек емес, мен келісімін сұраймын. Тексеріп, қайта басыңыз.
adding-turns-out-new = Бұл адам сервисте енді жоқ, сондықтан жаңа адам ретінде қосылады. Тексеріп, қайта басыңыз.
adding-connect-needs-email = Ұйым иесі мен әкімшісіне адамның өзі растаған пошта керек. «Қарапайым пайдаланушы» дегенді таңдаңыз немесе телефонның орнына поштасын көрсетіңіз.

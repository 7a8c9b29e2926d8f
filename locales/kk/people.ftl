# Ұйым адамдары: тізім, карточка, әрекеттер.

people-tenant = Қай ұйымның адамдарын көрсетейін?
people-all =
    <b>{ $tenant }</b>
    Адам саны: { $total }. Карточканы ашу үшін адамды басыңыз.
people-page =
    <b>{ $tenant }</b>
    Адам саны: { $total }, { $number }-бет, барлығы { $pages } бет. Карточканы ашу үшін адамды басыңыз.
people-only-you =
    <b>{ $tenant }</b>
    Әзірге мұнда тек сіз барсыз. Алғашқы адамды қосыңыз: телефоны не поштасы жеткілікті.
people-previous = ← Алдыңғы
people-next = Келесі →
people-add = Адам қосу
people-list = Тізімге

people-card =
    <b>{ $name }</b>
    { $tenant }
people-card-state = Күйі: { $state }
people-card-failure = Себебі: { $why }
people-card-handed-over = Берілген құпиясөзбен кіреді, өзінікін әлі ойлап тапқан жоқ.
people-card-verified = { $kind }: { $value } (расталған)
people-card-unverified = { $kind }: { $value } (расталмаған)
people-card-login = логин: { $login }
people-card-tenant-role = ұйымда: { $role }
people-card-roles = { $n ->
    [one] рөлі: { $roles }
   *[other] рөлдері: { $roles }
}
people-card-staff = қызметкерлер тізімінде: { $name }
people-card-applications = Қосымшалар:
people-card-no-applications = Ешбір қосымша ашылмаған.
people-card-application = • { $name }: { $right }
people-card-invited-by = Қосқан: { $name }
people-card-expires = Шақыру мерзімі: { $date }
people-card-expired = Шақырудың мерзімі өтті: { $date }

people-show-link = Сілтеме мен QR көрсету
people-resend = Қайта жіберу
people-revoke = Кері қайтару
people-hand-over = Құпиясөз беру

people-resend-question = { $mailed ->
    [yes] <b>{ $name }</b> үшін жаңа хат жіберейін бе? Бұрынғы сілтеме жұмыс істемейді.
   *[no] <b>{ $name }</b> үшін жаңа сілтеме жасайын ба? Бұрынғысы жұмыс істемейді.
}
people-resend-yes = Жаңасын жасау
people-revoke-question = Шақыруды кері қайтарайын ба? <b>{ $name }</b> тізімнен шығады, сілтеме жұмыс істемейді. Кейін оны қайта қосуға болады.
people-revoke-yes = Кері қайтару
people-hand-over-question = <b>{ $name }</b> үшін өзіңіз беретін құпиясөз жасайын ба? Бұрынғы шақыру немесе берілген құпиясөз жұмыс істемейді.
people-hand-over-yes = Құпиясөз жасау

# Ұйым журналы: кім, кімге, не істеді. Істердің сөздері осы шақта, аттан кейін айтылады.

journal-title = <b>{ $tenant }</b>, журнал
journal-title-person = <b>{ $tenant }</b>, журнал: { $name }
journal-empty = Жазба әзірге жоқ. Ұйымда не өзгерсе де және қолдау қызметінің әр қарауы осында көрінеді.
journal-nothing-found = Мұндай жазба жоқ. Белгіні алып тастаңыз немесе бәрін көрсетіңіз.
journal-line = <i>{ $at }</i> { $who } { $what }{ $whom ->
    [none] .
   *[other] : <b>{ $whom }</b>.
}
journal-service = Сервис
journal-newer = ← Жаңарақ
journal-older = Ескірек →
journal-by-person = Адамды таңдау
journal-card = Карточканы ашу
journal-organisation = Ұйымға
journal-person = { $there ->
    [yes] Кімнің жазбаларын көрсетейін? Адамды таңдаңыз немесе атын, телефонын, поштасын не логинін жазыңыз.
   *[no] Ешкім табылмады. Атын, телефонын, поштасын не логинін басқаша жазыңыз. Кеткен адамның тарихы оның карточкасынан ашылады: /people
}
journal-kind-people = Адамдар
journal-kind-rights = Рөл мен құқық
journal-kind-applications = Қосымшалар
journal-kind-look-ups = Қараулар
journal-kind-organisation = Ұйым

## Бұрын және қазір

journal-none = жоқ
journal-yes = иә
journal-no = жоқ
journal-more = тағы { $n }
journal-dropped = Жеке құқықтар жойылды: { $names }
journal-people = Адам саны: { $n }
journal-because = Себебі: { $why }
journal-on = қосылды: { $names }
journal-off = алынды: { $names }
journal-state = { $state ->
    [READY] дайын
    [PREPARING] дайындалуда
   *[MAINTENANCE] қызмет көрсетілуде
}
journal-licence = { $state ->
    [TRIAL] сынақ мерзімі
    [PAID] төленген
   *[EXPIRED] аяқталған
}
journal-grant = { $given ->
    [yes] ашық{ $whose ->
        [own] , тек өзінікі
        [some] , қызметкер саны: { $n }
       *[all] {""}
    }{ $days ->
        [-1] {""}
       *[other] , артқа қарай күн саны: { $days }
    }
   *[no] жабық
}
journal-field = { $name ->
    [personal_rights] Жеке құқықтар
    [hands_over_on_trial] Сынақ мерзіміндегі құпиясөздер
    [replaces_handed_over] Берілгеннің орнына өз құпиясөзі
    [history_days] Артқа қарай күн саны
    [own_scope] Тек өзінікі
    [binds_staff] Тізімдегі қызметкер
   *[other] Мәні
}

## Істер

journal-access-asked-why = қатынаудың неге ашық не жабық екенін сұрайды
journal-access-looked-up = қатынау карточкасын қарайды
journal-access-searched = адамды іздейді
journal-account-address-changed = поштасын немесе телефонын өзгертеді
journal-account-address-linked = жаңа чаттан кіреді
journal-account-address-proven = жаңа мекенжайды растайды
journal-account-address-unlinked = өз Telegram-ын ажыратады
journal-account-chat-gone = Telegram-ынан айырылады: ол жойылған
journal-account-chat-returned = басқа чаттан кіруді болдырмайды
journal-account-created = тіркелгі алады
journal-account-deactivated = тіркелгіні өшіреді
journal-account-login-changed = логинін өзгертеді
journal-account-password-changed = құпиясөзін өзгертеді
journal-account-password-replaced = өз құпиясөзін ойлап табады
journal-account-password-shown = кіруді құпиясөзбен растайды
journal-account-recovered = жаңа құпиясөз қою үшін мекенжайын растайды
journal-account-recovery-asked = жаңа құпиясөз туралы сұрау алады
journal-account-restored = тіркелгіні қайтарады
journal-account-suspended = тіркелгіні тоқтата тұрады
journal-application-created = қосымша қосады
journal-application-linked = қосымшаның сілтемесін өзгертеді
journal-application-removed = қосымшаны алып тастайды
journal-application-renamed = қосымшаның атын өзгертеді
journal-application-state-changed = қосымшаның күйін өзгертеді
journal-consent-made = келісім кодын жасайды
journal-consent-refused = сәйкес келмейтін келісім кодын енгізеді
journal-consent-used = келісім кодын енгізеді
journal-consent-withdrawn = келісім кодын қайтарып алады
journal-group-link-changed = кіру сілтемесін өзгертеді
journal-group-link-closed = кіру сілтемесін жабады
journal-group-link-made = кіру сілтемесін жасайды
journal-group-link-renewed = кіру сілтемесінің кодын ауыстырады
journal-import-cancelled = тізіммен шақыруды тоқтатады
journal-import-finished = тізіммен шақыруды аяқтайды
journal-import-started = тізіммен шақыра бастайды
journal-import-stopped = тізіммен әрі қарай шақыра алмайды
journal-in-app-role-declared = қосымша ішіне рөл қосады
journal-in-app-role-removed = қосымша ішіндегі рөлді алып тастайды
journal-in-app-role-renamed = қосымша ішіндегі рөлдің атын өзгертеді
journal-invitation-accepted = шақыруды қабылдайды
journal-invitation-address-changed = шақырудың мекенжайын түзетеді
journal-invitation-confirmed = өз мекенжайын растайды
journal-invitation-correction-asked = шақыруды түзетуді сұрайды
journal-invitation-declined = шақырудан бас тартады
journal-invitation-delivered = шақыруды жібереді
journal-invitation-expired = мерзімі өткен шақыруды жабады
journal-invitation-issued = шақыруды дайындайды
journal-invitation-opened = шақырудың ашылғанын көреді
journal-invitation-resent = шақыруды қайта жібереді
journal-invitation-revoked = шақыруды кері қайтарады
journal-invitation-undeliverable = шақыруды жеткізе алмайды
journal-invitation-wish-refused = жаңа шақыру жібермейді
journal-invitation-wished = жаңа шақыру сұрайды
journal-join-allowed = адамды өтініші бойынша қабылдайды
journal-join-asked = қабылдау туралы өтініш алады
journal-join-declined = қабылдау туралы өтінішті қайтарады
journal-join-withdrawn = өтінішті алып тастайды: адам ойынан қайтты
journal-membership-ended = адамды ұйымнан шығарады
journal-membership-restored = қатынауды қайтарады
journal-membership-suspended = қатынауды тоқтата тұрады
journal-membership-term-changed = қатынаудың соңғы күнін өзгертеді
journal-person-asked = адамды қосуға келісім сұрайды
journal-person-connected = адамды қосады
journal-person-contacts-hidden = клиенттердің байланыс деректерін жабады
journal-person-in-app-roles-changed = қосымша ішіндегі рөлдерді өзгертеді
journal-person-invited = адамды шақырады
journal-person-password-handed-over = құпиясөз береді
journal-person-permission-changed = жеке құқықты өзгертеді
journal-person-right-changed = қосымшаға қатынауды өзгертеді
journal-person-rights-copied = басқа адамдағыдай құқық береді
journal-person-rights-reset = құқықтарды рөлге қайтарады
journal-person-roles-changed = рөлді өзгертеді
journal-person-scope-narrowed = қызметкерді жеке құқықтардан алып тастайды
journal-person-sessions-limited = сеанстар шегін өзгертеді
journal-person-staff-bound = қызметкерлер тізіміндегі орынды өзгертеді
journal-person-tenant-role-changed = ұйымдағы рөлді өзгертеді
journal-provider-claimed = сервистің иесі болады
journal-request-allowed = сұрау бойынша қатынау ашады
journal-request-declined = қатынау сұрауынан бас тартады
journal-request-made = қатынау ашуды сұрайды
journal-request-open = қатынау ашуды сұрайды
journal-role-changed = рөлдің құрамын өзгертеді
journal-role-contacts-hidden = рөлдегі клиенттердің байланыс деректерін жабады
journal-role-created = рөл құрады
journal-role-deleted = рөлді жояды
journal-role-people-moved = адамдарды басқа рөлге ауыстырады
journal-role-renamed = рөлдің атын өзгертеді
journal-servicing-accepted = қызмет көрсетуге келіседі
journal-servicing-asked = қызмет көрсетуді ұсынады
journal-servicing-declined = қызмет көрсетуден бас тартады
journal-servicing-ended = қызмет көрсетуді тоқтатады
journal-staff-added = қызметкерлер тізіміне қосады
journal-staff-removed = қызметкерлер тізімінен алып тастайды
journal-staff-renamed = тізімдегі қызметкердің атын өзгертеді
journal-support-appointed = қолдау қызметкерін тағайындайды
journal-support-dismissed = қолдау қызметкерін босатады
journal-tariff-created = тариф қосады
journal-tariff-offered = тарифті қайта ұсынады
journal-tariff-withdrawn = тарифті алып тастайды
journal-tenant-created = ұйымды құрады
journal-tenant-invites-tenants-changed = ұйымдарды шақыру құқығын өзгертеді
journal-tenant-language-changed = хаттардың тілін өзгертеді
journal-tenant-licence-changed = лицензияны өзгертеді
journal-tenant-moved = елді не уақытты өзгертеді
journal-tenant-policy-changed = ұйым ережелерін өзгертеді
journal-tenant-renamed = ұйымның атауын өзгертеді
journal-tenant-servicing-changed = ұйымдарға қызмет көрсету құқығын өзгертеді
journal-tenant-subscribed = тарифке жазады
journal-tenant-subscribes-tariffs-changed = тарифке жазу құқығын өзгертеді
journal-tenant-suspended-changed = ұйымды тоқтата тұруды өзгертеді
journal-tenant-invitation-accepted = сервиске шақыруды қабылдайды
journal-tenant-invitation-declined = сервиске шақырудан бас тартады
journal-tenant-invitation-resent = ұйымды қайта шақырады
journal-tenant-invitation-revoked = ұйымды шақыруды кері қайтарады
journal-tenant-invitation-sent = ұйымды шақырады
journal-tenant-invitation-undeliverable = ұйымға шақыруды жеткізе алмайды

# Әлі жауап берілмеген шақырулар.

invites-title = <b>Шақырулар</b> · { $tenant }
invites-none =
    Сіз шақырған адамдардың бәрі жауап берді.

    Тағы біреуді шақыру үшін «Адам қосу» түймесін басыңыз: телефон немесе пошта жеткілікті.
invites-none-such = Мұнда қазір ешкім жоқ.
invites-page = { $pages } беттің { $number }-беті
invites-chip = { $only ->
    [waiting] Жауап күтеді
    [expired] Мерзімі өтті
    [undeliverable] Жетпеді
   *[all] Барлығы
} · { $n }
invites-standing = { $standing ->
    [expired] мерзімі өтті
    [undeliverable] жетпеді
   *[waiting] күтеді
}
invites-row =
    <b>{ $name }</b> · { $standing ->
        [expired] мерзімі өтті
        [undeliverable] жетпеді
       *[waiting] жауап күтеді
    }
    { $way }
    { $ago } · { $by }
invites-by = { $kind ->
    [sent] { $address }
    [asked] сұрау: { $address }
   *[by-hand] сілтеме қолдан беріледі, { $address }
}
invites-ago = { $days ->
    [0] бүгін
    [1] кеше
   *[other] { $days } күн бұрын
}

invites-card = <b>{ $name }</b> · { $tenant }
invites-card-state = { $state ->
    [undeliverable] Шақыру жетпеді
    [opened] Шақыру ашылды, жауап әлі жоқ
    [confirmed] Құпиясөз ойлап табу ғана қалды
    [expired] Шақырудың мерзімі өтті
   *[other] Шақыру жауап күтіп тұр
}
invites-card-by = Қайда: { $way }
invites-way = { $channel ->
    [sms] SMS
   *[email] Хат
} { $address }: { $state ->
    [sent] жіберілді
    [taken] операторға берілді
    [failed] жетпеді, { $why }
    [again] { $again }
   *[queued] жіберіліп жатыр
}
invites-tried-again = әзірге кетпей тұр, қайта байқап жатырмын
invites-card-until = { $over ->
    [yes] Мерзімі өтті: { $day }
   *[no] Соңғы күні: { $day }
}
invites-card-invited = Шақырған адам: { $by }, { $ago }
invites-card-protected = Бұл иенің немесе әкімшінің шақыруы: оны тек ие өзгерте алады.
invites-card-gone = Бұл шақыру енді жоқ: оған жауап берілді немесе ол кері қайтарылды. Басқаларын қараңыз.
invites-qr = QR көрсету
invites-resend = Қайта жіберу
invites-revoke = Кері қайтару
invites-person = Адамның карточкасын ашу

invites-resend-question =
    Шақыруды қайта жіберу керек пе? Кімге: <b>{ $name }</b>.

    Бұрынғы сілтеме жарамсыз болады. { $asks ->
        [yes] Бұл адамнан қайта сұраймын.
       *[no] { $ways ->
            [none] Жаңасын өзіңіз бересіз.
           *[other] Жаңасы былай барады: { $ways }.
        }
    }
invites-resend-yes = Жіберу
invites-resent = { $ways ->
    [none] Сұрау қайта жіберілді.
   *[other] Қайта жіберіп жатырмын: { $ways }.
} Бұрынғы сілтеме енді жарамсыз.
invites-resend-all = Бәріне қайта жіберу
invites-resend-all-question =
    { $n } шақыруды қайта жіберу керек пе? Кімге: <b>{ $names }</b>.

    { $n ->
        [1] Бұрынғы сілтеме жарамсыз болады.
       *[other] Бұрынғы сілтемелер жарамсыз болады.
    }
invites-resend-all-nobody = Қайта жіберетін ешкім қалмады.
invites-resent-all = { $n } шақыру қайта жіберілді.
invites-resent-by-hand = Жаңа сілтемені өзіңіз беріңіз, ол карточкада: { $names }.
invites-not-resent = Жіберілмеді: { $names }.
invites-revoke-question =
    Шақыруды кері қайтару керек пе? Кімге: <b>{ $name }</b>, { $address }.

    Сілтеме жарамсыз болады, адам тізімнен кетеді. Оны қайтадан қосуға болады.
invites-revoke-yes = Кері қайтару
invites-revoked = Шақыру кері қайтарылды

invites-address =
    <b>{ $name }</b> үшін шақыру { $address } мекенжайына жіберілген.

    Дұрыс телефонды немесе поштаны жазыңыз не мекенжай кітабынан контакт жіберіңіз. Бұрынғы сілтеме жарамсыз болады, жаңасы жаңа мекенжайға барады.
invites-corrected = Мекенжай түзетілді. Жіберіп жатырмын: { $ways }. Бұрынғы сілтеме енді жарамсыз.
invites-login-too = Логин де өзгереді: { $login }.

invites-sent-again = { $ways ->
    [none] Сұрау қайта жіберілді: { $name }.
   *[other] Қайта жіберіп жатырмын: { $name }, { $ways }.
}
invites-link-again = { $name } үшін жаңа сілтеме дайын, бұрынғысы енді жарамсыз. Оны өзіңіз беріңіз.
invites-wish-refused = Түсінікті. Жаңа шақыру болмайды: { $name }.

# Көп экранға ортақ сөздер.

button-back = Артқа
button-next = Әрі қарай
button-cancel = Бас тарту
button-menu = Мәзірге
button-skip = Өткізіп жіберу
button-send-again = Қайта жіберу
button-share-number = Нөміріммен бөлісу
button-forgotten = Ұмыттыңыз ба?
code-again =
    {""}
    { $wait ->
        [none] Келмеді ме? «Қайта жіберу» түймесін басыңыз.
       *[other] Жаңа кодты { $wait } сұрауға болады.
    }

input-text-wanted = Кәдімгі мәтінмен жауап беріңізші.
input-button-wanted = Төмендегі түймелердің бірін басыңыз.
input-password-wanted = Құпиясөзді кәдімгі мәтінмен жазыңыз.
input-password-question = Бұл сұраққа ұқсайды. Төрт сөзден тұратын тіркес ойлап табыңыз: ол құпиясөзіңіз болады. Соңындағы сұрақ белгісін алып тастасаңыз, қабылдаймын.
password-not-erased = Telegram құпиясөз жазылған хабарламаны жоюға рұқсат бермеді. Оны өзіңіз жойыңыз: хабарламаны басып, бәрінен «Жою» дегенді таңдаңыз.

language-ru = Русский
language-en = English
language-kk = Қазақша

tenant-role-owner = ұйым иесі
tenant-role-administrator = ұйым әкімшісі
tenant-role-user = ұйым пайдаланушысы
tenant-role-servicing_operator = қызмет көрсетуші ұйымның операторы

right-none = қатынау жоқ
right-launch = іске қосу
right-launch_admin = іске қосу және әкімшілендіру

identifier-email = пошта
identifier-phone = телефон
sent-by = { $type ->
    [PHONE] { $address } нөміріне SMS
   *[EMAIL] { $address } мекенжайына хат
}

state-active = белсенді
state-suspended = тоқтатылған
state-ended = енді ұйымда жоқ
state-invited = шақырылған
state-invitation_issued = шақырылған
state-invitation_delivered = шақыру жіберілді
state-invitation_undeliverable = шақыру жетпеді
state-invitation_opened = шақыруды ашты
state-invitation_confirmed = құпиясөз ойлап жатыр
state-invitation_expired = шақырудың мерзімі өтті
state-invitation_revoked = шақыру кері қайтарылды
state-invitation_declined = бас тартты
state-invitation_accepted = шақыруды қабылдады

failure-address-refused = мұндай мекенжай не нөмір жоқ немесе ол хабар қабылдамайды
failure-mailbox-unknown = мұндай мекенжайы бар алушы жоқ
failure-gone = алушының Telegram-ы жойылған
failure-blocked = алушы біздің хабарларды қабылдамайды
failure-rejected = хабар қабылданбады
failure-busy = хабар жіберуге қабылданбай қойды
failure-unreachable = жеткізу қызметі жауап бермейді
failure-misconfigured = хабар жіберу қате бапталған, қолдау қызметіне хабарлаңыз
failure-unexpected = біз жақтан қате шықты
failure-expired = хабарды мерзімінде жіберу мүмкін болмады
failure-not-arrived = хабар адамға уақытында жетпеді

## Құқықтар: рөлде де, адамда да бірдей сөздер

right-switches = Ауыстыру үшін басыңыз: ⬜ қатынау жоқ, ▶ іске қосу, ⚙ іске қосу және әкімшілендіру.
application-right = { $name }: { $right }
permission-line = { $number }. { $mark } { $name }
permission-needs = ↳ тек мынамен бірге: { $names }
permission-lacks = ↳ мынасыз күшінде емес: { $names }
permission-shows = ↳ клиенттердің байланыс деректерін көрсетеді: { $fields }
permission-along = Онымен бірге берілді: { $names }
permission-stopped = Енді күшінде емес: { $names }
permissions-in-block = { $block } · { $n }/{ $all }
permissions-locked = { $mark } Бұл құқықтар өзіңізде жоқ, сондықтан оларды тек ұйым иесі бере алады.
contacts-state = { $n ->
    [0] Клиенттердің байланыс деректері: жасырын
   *[other] Клиенттердің байланыс деректері: { $n } құқық арқылы көрінеді
}
contacts-shown =
    <b>{ $name }</b> · клиенттердің байланыс деректері
    Клиенттердің телефоны мен поштасын мына құқықтар көрсетеді:
contacts-of-block = <b>{ $block }</b>
contacts-shown-by = • { $name }: { $fields }
contacts-button = Клиенттердің байланыс деректері
contacts-hide = Байланыс деректерін жасыру
contacts-hidden = Клиенттердің байланыс деректері жасырылды
past-days = Журналдың өткен күндері: { $days ->
    [all] бәрі көрінеді
    [0] көрінбейді
   *[other] { $days } күн
}
past-days-item = { $days ->
    [all] Барлық күн
    [0] Тек бүгіннен бастап
   *[other] { $days } күн
}
list-more = …және тағы { $n }

day-today = бүгін
day-tomorrow = ертең

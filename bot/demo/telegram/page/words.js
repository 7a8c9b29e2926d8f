// The page's own words, in Russian, English or Kazakh after the browser. What bots and people say never passes through here.

const LANGUAGES = ["ru", "en", "kk"]; // in the order of the words below
const wanted = (navigator.language || "").slice(0, 2).toLowerCase();
export const language = LANGUAGES.includes(wanted) ? wanted : "en";

const WORDS = {
  simulator: ["симулятор Telegram", "Telegram simulator", "Telegram симуляторы"],
  phones: ["Телефоны", "Phones", "Телефондар"],
  phoneOf: ["Телефон: {name}", "Phone: {name}", "Телефон: {name}"],
  mail: ["Почта и SMS", "Mail and SMS", "Пошта және SMS"],
  noMail: ["Писем и SMS пока нет. Всё, что отправит бот, появится здесь.", "No letters and no SMS yet. What the bot sends appears here.", "Хат та, SMS та әзірге жоқ. Бот жібергеннің бәрі осында көрінеді."],
  letter: ["Письмо", "Letter", "Хат"],
  sms: ["SMS", "SMS", "SMS"],
  letterFrom: ["От", "From", "Кімнен"],
  letterTo: ["Кому", "To", "Кімге"],
  noSubject: ["(без темы)", "(no subject)", "(тақырыпсыз)"],
  backToMail: ["Ко всем сообщениям", "Back to all of them", "Бәріне оралу"],
  letterBody: ["Текст письма", "Body of the letter", "Хат мәтіні"],
  copyCode: ["Скопировать код {code}", "Copy the code {code}", "{code} кодын көшіру"],
  verificationCodes: ["Коды подтверждения", "Verification Codes", "Растау кодтары"],
  dismissCode: ["Убрать код", "Put the code away", "Кодты алып тастау"],
  bot: ["бот", "bot", "бот"],
  typing: ["печатает", "typing", "жазып жатыр"],
  connecting: ["соединение…", "connecting…", "қосылуда…"],
  messages: ["Сообщения", "Messages", "Хабарламалар"],
  composer: ["Сообщение", "Message", "Хабарлама"],
  send: ["Отправить", "Send", "Жіберу"],
  save: ["Сохранить", "Save", "Сақтау"],
  forwarded: ["Переслано от {name}", "Forwarded from {name}", "Қайта жіберілді: {name}"],
  edited: ["изменено", "edited", "өзгертілді"],
  protected: ["Защищено: нельзя скопировать или переслать", "Protected: cannot be copied or forwarded", "Қорғалған: көшіруге де, қайта жіберуге де болмайды"],
  start: ["СТАРТ", "START", "БАСТАУ"],
  unblock: ["РАЗБЛОКИРОВАТЬ", "UNBLOCK", "БҰҒАТТАН ШЫҒАРУ"],
  whatCan: ["Что умеет этот бот?", "What can this bot do?", "Бұл бот не істей алады?"],
  noMessages: ["Здесь пока ничего нет…", "No messages here yet…", "Мұнда әзірге ештеңе жоқ…"],
  commands: ["Команды бота", "Bot commands", "Бот командалары"],
  attach: ["Прикрепить", "Attach", "Тіркеу"],
  replyKeyboard: ["Клавиатура бота", "Bot keyboard", "Бот пернетақтасы"],
  shareMine: ["Мой контакт", "My contact", "Менің контактім"],
  sendCard: ["Карточка контакта…", "Contact card…", "Контакт карточкасы…"],
  sendFile: ["Файл…", "File…", "Файл…"],
  sticker: ["Стикер", "Sticker", "Стикер"],
  menu: ["Меню", "Menu", "Мәзір"],
  blockBot: ["Заблокировать бота", "Block the bot", "Ботты бұғаттау"],
  unblockBot: ["Разблокировать бота", "Unblock the bot", "Ботты бұғаттан шығару"],
  openLink: ["Открыть ссылку…", "Open a link…", "Сілтемені ашу…"],
  hidePhone: ["Убрать телефон с экрана", "Hide this phone", "Телефонды экраннан алу"],
  copyText: ["Копировать текст", "Copy text", "Мәтінді көшіру"],
  copyLink: ["Копировать ссылку", "Copy the link", "Сілтемені көшіру"],
  copied: ["Скопировано", "Copied", "Көшірілді"],
  cannotCopy: ["Браузер не дал скопировать", "The browser did not allow copying", "Браузер көшіруге рұқсат бермеді"],
  edit: ["Изменить", "Edit", "Өзгерту"],
  editing: ["Редактирование", "Edit message", "Өңдеу"],
  cancel: ["Отмена", "Cancel", "Болдырмау"],
  ok: ["ОК", "OK", "ОК"],
  down: ["Вниз", "Scroll down", "Төменге"],
  moreActions: ["Действия с сообщением", "Message actions", "Хабарламамен әрекеттер"],
  photo: ["Фото", "Photo", "Фото"],
  enlarge: ["Увеличить фото", "Enlarge the photo", "Фотоны үлкейту"],
  close: ["Закрыть", "Close", "Жабу"],
  today: ["Сегодня", "Today", "Бүгін"],
  shareNumberTitle: ["Поделиться номером?", "Share your phone number?", "Нөмірмен бөлісесіз бе?"],
  shareNumberText: ["Бот узнает ваш номер телефона.", "The bot will know your phone number.", "Бот телефон нөміріңізді біледі."],
  share: ["Поделиться", "Share", "Бөлісу"],
  cardTitle: ["Чей контакт отправить?", "Whose contact?", "Кімнің контактісін жібересіз?"],
  cardTyped: ["Или человек из адресной книги", "Or somebody from the address book", "Не мекенжай кітабындағы адам"],
  chooseOne: ["Кого выбрать?", "Whom to choose?", "Кімді таңдайсыз?"],
  chooseSome: ["Выберите людей, не больше {most}", "Choose people, at most {most}", "Адамдарды таңдаңыз, ең көбі {most}"],
  choose: ["Выбрать", "Choose", "Таңдау"],
  nobodyToChoose: ["Выбирать пока не из кого: добавьте человека.", "There is nobody to choose yet: add a person.", "Әзірге таңдайтын ешкім жоқ: адам қосыңыз."],
  sharedUsers: ["Выбраны: {names}", "Chosen: {names}", "Таңдалғандар: {names}"],
  openApp: ["Приложение: {name}", "App: {name}", "Қолданба: {name}"],
  firstName: ["Имя", "First name", "Аты"],
  lastName: ["Фамилия", "Last name", "Тегі"],
  phone: ["Телефон", "Phone number", "Телефон"],
  username: ["Имя пользователя", "Username", "Пайдаланушы аты"],
  language: ["Язык Telegram", "Telegram language", "Telegram тілі"],
  noPhone: ["без номера", "no number", "нөмірсіз"],
  people: ["Люди", "People", "Адамдар"],
  addPerson: ["Добавить человека", "Add a person", "Адам қосу"],
  add: ["Добавить", "Add", "Қосу"],
  noPeople: ["Здесь пока нет ни одного телефона.", "There is no phone here yet.", "Мұнда әзірге бірде-бір телефон жоқ."],
  outages: ["Сбои", "Outages", "Ақаулар"],
  outagesTitle: ["Что не работает", "What does not work", "Не жұмыс істемейді"],
  outagesNote: ["Пока переключатель включён, отправка не удаётся.", "While a switch is on, sending fails.", "Қосқыш қосулы тұрғанда жіберілмейді."],
  mail_down: ["Почтовый сервер не работает", "The mail server is down", "Пошта сервері жұмыс істемейді"],
  mailbox_unknown: ["Такого почтового ящика нет", "No such mailbox", "Мұндай пошта жәшігі жоқ"],
  sms_refused: ["SMS-шлюз отклоняет номер", "The SMS gateway refuses the number", "SMS-шлюз нөмірді қабылдамайды"],
  sms_down: ["SMS-шлюз не работает", "The SMS gateway is down", "SMS-шлюз жұмыс істемейді"],
  gateway_refused: ["Telegram Gateway никого не находит", "Telegram Gateway finds nobody", "Telegram Gateway ешкімді таппайды"],
  gateway_silent: ["Коды Telegram Gateway не доходят", "Telegram Gateway’s codes do not arrive", "Telegram Gateway кодтары жетпейді"],
  blockedBy: ["Заблокировали бота", "Blocked the bot", "Ботты бұғаттағандар"],
  clock: ["Часы симулятора", "The simulator's clock", "Симулятор сағаты"],
  minute: ["+1 мин", "+1 min", "+1 мин"],
  hour: ["+1 ч", "+1 h", "+1 сағ"],
  day: ["+1 день", "+1 day", "+1 күн"],
  advanced: ["Часы переведены", "The clock moved on", "Сағат жылжытылды"],
  openAs: ["Открыть как:", "Open as:", "Кім болып ашу керек:"],
  linkTitle: ["Открыть ссылку", "Open the link", "Сілтемені ашу"],
  shareTitle: ["Поделиться…", "Share to…", "Бөлісу…"],
  link: ["Ссылка", "Link", "Сілтеме"],
  pasteLink: ["Вставьте ссылку", "Paste a link", "Сілтемені қойыңыз"],
  notBotLink: ["Это не ссылка на этого бота: https://t.me/{bot}?start=…", "This is not a link to this bot: https://t.me/{bot}?start=…", "Бұл осы боттың сілтемесі емес: https://t.me/{bot}?start=…"],
  thisPhone: ["этот телефон", "this phone", "осы телефон"],
  leaveDemo: ["Ссылка ведёт за пределы демонстрации", "The link leads outside of the demonstration", "Сілтеме демонстрациядан тыс жерге апарады"],
  dismiss: ["Понятно", "Got it", "Түсінікті"],
  unreachable: ["Сервер не отвечает", "The server does not answer", "Сервер жауап бермейді"],
  tools: ["Люди, часы и сбои", "People, the clock, outages", "Адамдар, сағат, ақаулар"],
};

export function t(key, values = {}) {
  const words = WORDS[key][LANGUAGES.indexOf(language)];
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const TIME = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
const SHORT = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });
// Browsers claim to know Kazakh and write "M11" for a month.
const MONTHS = ["қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"];
const month = (date) => MONTHS[date.getMonth()];

export const time = (date) => TIME.format(date);
export const day = (date) => (language === "kk" ? `${date.getDate()} ${month(date)}` : DAY.format(date));
export const shortDay = (date) => (language === "kk" ? `${date.getDate()} ${month(date).slice(0, 3)}.` : SHORT.format(date));
export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

// The page's own words, Russian or English after the browser. What bots and people say never passes through here.

export const language = /^(ru|kk)\b/i.test(navigator.language || "") ? "ru" : "en";

const WORDS = {
  simulator: ["симулятор Telegram", "Telegram simulator"],
  phones: ["Телефоны", "Phones"],
  phoneOf: ["Телефон: {name}", "Phone: {name}"],
  mail: ["Почта", "Mail"],
  noMail: ["Писем пока нет. Всё, что отправит бот, появится здесь.", "No letters yet. What the bot sends appears here."],
  letterFrom: ["От", "From"],
  letterTo: ["Кому", "To"],
  noSubject: ["(без темы)", "(no subject)"],
  backToMail: ["Ко всем письмам", "Back to all letters"],
  letterBody: ["Текст письма", "Body of the letter"],
  copyCode: ["Скопировать код {code}", "Copy the code {code}"],
  bot: ["бот", "bot"],
  typing: ["печатает", "typing"],
  connecting: ["соединение…", "connecting…"],
  messages: ["Сообщения", "Messages"],
  composer: ["Сообщение", "Message"],
  send: ["Отправить", "Send"],
  save: ["Сохранить", "Save"],
  forwarded: ["Переслано от {name}", "Forwarded from {name}"],
  edited: ["изменено", "edited"],
  protected: ["Защищено: нельзя скопировать или переслать", "Protected: cannot be copied or forwarded"],
  start: ["СТАРТ", "START"],
  unblock: ["РАЗБЛОКИРОВАТЬ", "UNBLOCK"],
  whatCan: ["Что умеет этот бот?", "What can this bot do?"],
  noMessages: ["Здесь пока ничего нет…", "No messages here yet…"],
  commands: ["Команды бота", "Bot commands"],
  attach: ["Прикрепить", "Attach"],
  replyKeyboard: ["Клавиатура бота", "Bot keyboard"],
  shareMine: ["Мой контакт", "My contact"],
  sendCard: ["Карточка контакта…", "Contact card…"],
  sendFile: ["Файл…", "File…"],
  sticker: ["Стикер", "Sticker"],
  menu: ["Меню", "Menu"],
  blockBot: ["Заблокировать бота", "Block the bot"],
  unblockBot: ["Разблокировать бота", "Unblock the bot"],
  openLink: ["Открыть ссылку…", "Open a link…"],
  hidePhone: ["Убрать телефон с экрана", "Hide this phone"],
  copyText: ["Копировать текст", "Copy text"],
  copyLink: ["Копировать ссылку", "Copy the link"],
  copied: ["Скопировано", "Copied"],
  cannotCopy: ["Браузер не дал скопировать", "The browser did not allow copying"],
  edit: ["Изменить", "Edit"],
  editing: ["Редактирование", "Edit message"],
  cancel: ["Отмена", "Cancel"],
  ok: ["ОК", "OK"],
  down: ["Вниз", "Scroll down"],
  moreActions: ["Действия с сообщением", "Message actions"],
  photo: ["Фото", "Photo"],
  enlarge: ["Увеличить фото", "Enlarge the photo"],
  close: ["Закрыть", "Close"],
  today: ["Сегодня", "Today"],
  shareNumberTitle: ["Поделиться номером?", "Share your phone number?"],
  shareNumberText: ["Бот узнает ваш номер телефона.", "The bot will know your phone number."],
  share: ["Поделиться", "Share"],
  cardTitle: ["Чей контакт отправить?", "Whose contact?"],
  cardTyped: ["Или человек из адресной книги", "Or somebody from the address book"],
  firstName: ["Имя", "First name"],
  lastName: ["Фамилия", "Last name"],
  phone: ["Телефон", "Phone number"],
  username: ["Имя пользователя", "Username"],
  language: ["Язык Telegram", "Telegram language"],
  noPhone: ["без номера", "no number"],
  people: ["Люди", "People"],
  addPerson: ["Добавить человека", "Add a person"],
  add: ["Добавить", "Add"],
  noPeople: ["Здесь пока нет ни одного телефона.", "There is no phone here yet."],
  clock: ["Часы симулятора", "The simulator's clock"],
  minute: ["+1 мин", "+1 min"],
  hour: ["+1 ч", "+1 h"],
  day: ["+1 день", "+1 day"],
  advanced: ["Часы переведены", "The clock moved on"],
  openAs: ["Открыть как:", "Open as:"],
  linkTitle: ["Открыть ссылку", "Open the link"],
  shareTitle: ["Поделиться…", "Share to…"],
  link: ["Ссылка", "Link"],
  pasteLink: ["Вставьте ссылку", "Paste a link"],
  notBotLink: ["Это не ссылка на этого бота: https://t.me/{bot}?start=…", "This is not a link to this bot: https://t.me/{bot}?start=…"],
  thisPhone: ["этот телефон", "this phone"],
  leaveDemo: ["Ссылка ведёт за пределы демонстрации", "The link leads outside of the demonstration"],
  dismiss: ["Понятно", "Got it"],
  unreachable: ["Сервер не отвечает", "The server does not answer"],
  tools: ["Люди и часы", "People and the clock"],
};

export function t(key, values = {}) {
  const words = WORDS[key][language === "ru" ? 0 : 1];
  return words.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const TIME = new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(language, { day: "numeric", month: "long" });
const SHORT = new Intl.DateTimeFormat(language, { day: "numeric", month: "short" });

export const time = (date) => TIME.format(date);
export const day = (date) => DAY.format(date);
export const shortDay = (date) => SHORT.format(date);
export const nameOf = (user) => [user.first_name, user.last_name].filter(Boolean).join(" ");

// One person's phone: header, conversation, composer, and what lies over them; it hands the simulator's news to its parts.
import { openApp } from "./app.js";
import { Composer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { avatar, el, fill, icon, iconButton } from "./dom.js";
import { chooseReader, follow } from "./links.js";
import { copy, openMenu } from "./popup.js";
import { nameOf, t } from "./words.js";

const TYPING_LASTS = 5500; // Telegram clears "typing" after about five seconds

export class Phone {
  constructor(page, user) {
    this.page = page;
    this.user = user;
    this.chat = null;
    this.status = el("small", { class: "status" });
    this.toast = el("div", { class: "toast", role: "status", "aria-live": "polite", "data-testid": "toast", hidden: true });
    this.overlay = el("div", { class: "overlay", hidden: true });
    this.owner = el("div", { class: "owner" });
    this.codes = el("div", { class: "codes", role: "status", "data-testid": "codes", hidden: true });
    this.botName = el("b", { class: "bot-name" });
    this.botFace = el("span");
    this.conversation = new Conversation(page, this.acts(), this.toast);
    this.composer = new Composer(this);
    this.element = el(
      "section",
      { class: "phone", "data-testid": `phone-${user.id}`, id: `phone-${user.id}`, "aria-label": t("phoneOf", { name: nameOf(user) }) },
      this.owner,
      el("header", { class: "head" }, this.botFace, el("div", { class: "head-words" }, this.botName, this.status),
        iconButton("dots", t("menu"), { "data-testid": "phone-menu", "aria-haspopup": "menu", onclick: (event) => this.openHeadMenu(event.currentTarget) })),
      this.codes,
      this.conversation.element,
      this.composer.element,
      this.overlay,
    );
    this.showOwner(user);
  }

  // What the simulator says

  showOwner(user) {
    this.user = user;
    const facts = [user.phone, user.username && `@${user.username}`].filter(Boolean).join(" · ");
    fill(this.owner, avatar(nameOf(user), user.id), el("b", {}, nameOf(user)), el("small", {}, facts || t("noPhone")));
  }

  showBot() {
    const bot = this.page.bot;
    this.botName.textContent = bot.name;
    const face = avatar(bot.name, 4, "bot-face");
    this.botFace.replaceWith(face);
    this.botFace = face;
    this.showStatus();
  }

  show(chat) {
    const before = this.chat;
    this.chat = chat;
    const arrived = this.conversation.show(chat, before === null);
    this.composer.show(chat, before);
    this.showAlert(before);
    this.showCodes(before);
    this.expectTyping(chat.typing);
    const codes = before ? chat.codes.length - before.codes.length : 0;
    const incoming = arrived.filter((message) => message.from === "bot").length + Math.max(0, codes);
    if (incoming) this.page.unreadIn(this.user.id, incoming);
  }

  showAlert(before) {
    const alert = this.chat.alert;
    if (!alert || !before || alert.id === before.alert?.id) return;
    if (!alert.show_alert) {
      this.flash(alert.text);
      return;
    }
    this.ask({ text: alert.text, testid: "alert", answers: [{ label: t("ok"), run: () => {} }] });
  }

  /** What Telegram's own chat of codes holds, as a notice above this one; copied or put away, a code counts as read. */
  showCodes(before) {
    const { codes } = this.chat;
    if (JSON.stringify(codes) === JSON.stringify(before?.codes)) return;
    this.codes.hidden = codes.length === 0;
    fill(this.codes, codes.map(({ request_id: id, code }) => {
      const read = () => this.send("read_code", { request_id: id });
      return el("div", { class: "code" },
        el("span", { class: "code-face", "aria-hidden": "true" }, icon("shield")),
        el("span", { class: "code-words" }, el("b", {}, code), el("small", {}, t("verificationCodes"))),
        iconButton("copy", t("copyCode", { code }), { "data-testid": "code-copy", onclick: () => { copy(code); read(); } }),
        iconButton("close", t("dismissCode"), { "data-testid": "code-read", onclick: read }));
    }));
  }

  expectTyping(typing) {
    clearTimeout(this.typingTimer);
    this.typing = Boolean(typing);
    if (this.typing) this.typingTimer = setTimeout(() => this.expectTyping(false), TYPING_LASTS);
    this.showStatus();
  }

  showStatus() {
    const words = this.page.connected ? (this.typing ? t("typing") : t("bot")) : t("connecting");
    this.status.classList.toggle("typing", this.page.connected && Boolean(this.typing));
    if (this.status.textContent !== words) this.status.textContent = words;
  }

  /** The bot answered a press with a link: opened here only if it was this page that pressed. */
  answeredByLink(url) {
    if (this.conversation.pressed.size) follow(this.page, url, this.user.id);
  }

  showPress(press) {
    this.conversation.showPress(press, this.composer.keys);
  }

  attention() {
    this.element.classList.remove("attention");
    void this.element.offsetWidth; // restarts the animation
    this.element.classList.add("attention");
  }

  flash(words) {
    this.toast.textContent = words;
    this.toast.hidden = false;
    clearTimeout(this.toastTimer);
    this.toastTimer = setTimeout(() => (this.toast.hidden = true), Math.max(3000, words.length * 60));
  }

  /** A question over this phone alone; the other phones stay usable. */
  ask({ title, text, testid, answers }) {
    const before = document.activeElement;
    const inside = this.element.contains(before) || before === document.body;
    const close = () => {
      this.overlay.hidden = true;
      this.overlay.replaceChildren();
      const { list, scroll } = this.conversation;
      if (inside) (list.contains(before) ? before : scroll).focus({ preventScroll: true });
    };
    const buttons = answers.map(({ label, run, testid: id }) => el("button", { type: "button", "data-testid": id, onclick: () => { close(); run(); } }, label));
    fill(
      this.overlay,
      el("div", { class: "ask", role: "alertdialog", "aria-modal": "true", "aria-label": title ?? text, "data-testid": testid, onkeydown: (event) => event.key === "Escape" && close() },
        title && el("h3", {}, title), el("p", {}, text), el("div", { class: "answers" }, buttons)),
    );
    this.overlay.hidden = false;
    if (inside) buttons.at(-1).focus({ preventScroll: true });
  }

  /** A Mini App lies over the conversation; the one before it goes. */
  showApp(sheet) {
    this.app?.close();
    this.app = sheet;
    this.element.append(sheet.element);
  }

  // What the person does

  send(action, body) {
    return this.page.act(action, { user: this.user.id, ...body });
  }

  say(text) {
    this.conversation.stuck = true;
    return this.send("say", { text });
  }

  acts() {
    return {
      press: (message, button) => this.press(message, button),
      link: (href) => follow(this.page, href, this.user.id),
      say: (text) => this.say(text),
      menu: (message, anchor) => this.openMessageMenu(message, anchor),
      copy,
    };
  }

  press(message, button) {
    if (button.url) follow(this.page, button.url, this.user.id);
    else if (button.web_app) openApp(this, button, message);
    else if (button.copy_text) {
      copy(button.copy_text);
      this.send("press", { button: button.text, message_id: message.id });
    } else {
      this.conversation.pressed.set(message.id, button.data);
      this.send("press", { data: button.data, message_id: message.id });
    }
  }

  shareContact(whose) {
    this.conversation.stuck = true;
    return this.send("share_contact", whose);
  }

  openHeadMenu(anchor) {
    const blocked = this.chat?.blocked;
    openMenu(
      anchor,
      [
        { icon: "link", label: t("openLink"), testid: "menu-open-link", run: () => chooseReader(this.page, { title: t("linkTitle"), first: this.user.id }) },
        { icon: "hide", label: t("hidePhone"), testid: "menu-hide", run: () => this.page.hide(this.user.id) },
        { icon: "block", label: blocked ? t("unblockBot") : t("blockBot"), danger: !blocked, testid: "menu-block", run: () => this.send(blocked ? "unblock" : "block", {}) },
      ],
      { label: t("menu"), end: true },
    );
  }

  openMessageMenu(message, anchor) {
    const items = [];
    if (message.from === "user" && message.text) items.push({ icon: "edit", label: t("edit"), testid: "menu-edit", run: () => this.composer.startEditing(message) });
    if (message.text && !message.protected) items.push({ icon: "copy", label: t("copyText"), testid: "menu-copy", run: () => copy(message.text) });
    if (items.length) openMenu(anchor, items, { label: t("moreActions"), end: true });
  }
}

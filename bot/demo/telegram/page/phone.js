// One person's phone: header, conversation, keyboards, composer. It redraws only what changed and never touches what is being typed.
import { avatar, el, fill, icon, iconButton } from "./dom.js";
import { chooseReader, follow, readLink } from "./links.js";
import { messageElement } from "./message.js";
import { openContactForm } from "./people.js";
import { copy, openMenu } from "./popup.js";
import { day, nameOf, t } from "./words.js";

const NEAR_BOTTOM = 80; // pixels within which the conversation follows new messages
const TYPING_LASTS = 5500; // Telegram clears "typing" after about five seconds

export class Phone {
  constructor(page, user) {
    this.page = page;
    this.user = user;
    this.chat = null;
    this.held = new Map(); // key of a line in the conversation -> {node, signature}
    this.stuck = true;
    this.lastTop = 0;
    this.unread = 0;
    this.editing = null;
    this.pressed = new Map(); // message id -> data of the button pressed last, busy until answered
    this.build();
  }

  build() {
    const name = nameOf(this.user);
    this.status = el("small", { class: "status" });
    this.list = el("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": t("messages") });
    this.scroll = el("div", { class: "scroll", tabindex: "-1", onscroll: () => this.scrolled() }, this.list);
    this.downCount = el("b", {});
    this.down = iconButton("down", t("down"), { class: "icon-button to-bottom", hidden: true, onclick: () => this.toBottom(true) });
    this.down.append(this.downCount);
    this.toast = el("div", { class: "toast", role: "status", "aria-live": "polite", "data-testid": "toast", hidden: true });
    this.overlay = el("div", { class: "overlay", hidden: true });
    this.foot = el("div", { class: "foot" });
    this.owner = el("div", { class: "owner" });
    this.botName = el("b", { class: "bot-name" });
    this.botFace = el("span");
    this.element = el(
      "section",
      { class: "phone", "data-testid": `phone-${this.user.id}`, id: `phone-${this.user.id}`, "aria-label": t("phoneOf", { name }) },
      this.owner,
      el("header", { class: "head" }, this.botFace, el("div", { class: "head-words" }, this.botName, this.status),
        iconButton("dots", t("menu"), { "data-testid": "phone-menu", "aria-haspopup": "menu", onclick: (event) => this.openHeadMenu(event.currentTarget) })),
      el("div", { class: "talk" }, this.scroll, this.down, this.toast),
      this.foot,
      this.overlay,
    );
    this.buildFoot();
    this.showOwner(this.user);
    // Pictures that load and keyboards that open change heights: follow the bottom if we were there.
    const watch = new ResizeObserver(() => this.stuck && this.toBottom());
    watch.observe(this.list);
    watch.observe(this.scroll);
    document.addEventListener("pointerdown", (event) => !this.foot.contains(event.target) && (this.suggest.hidden = true));
  }

  buildFoot() {
    const draft = sessionStorage.getItem(this.draftKey()) ?? "";
    this.input = el("textarea", {
      rows: "1", "data-testid": "composer", "aria-label": t("composer"), placeholder: t("composer"), value: draft, dir: "auto",
      onkeydown: (event) => this.typed(event), oninput: () => this.inputChanged(),
    });
    this.placeholder = el("span", { class: "placeholder", "aria-hidden": "true" }, t("composer"));
    this.sendButton = iconButton("send", t("send"), { class: "icon-button send", "data-testid": "send", onclick: () => this.submit() });
    this.menuButton = iconButton("menu", t("commands"), { class: "icon-button commands", "data-testid": "commands", "aria-haspopup": "menu", hidden: true, onclick: () => this.openCommands() });
    this.attachButton = iconButton("clip", t("attach"), { "data-testid": "attach", "aria-haspopup": "menu", onclick: () => this.openAttach() });
    this.keysButton = iconButton("keyboard", t("replyKeyboard"), { "data-testid": "keyboard-toggle", hidden: true, onclick: () => this.toggleKeys() });
    this.banner = el("div", { class: "banner", hidden: true });
    this.suggest = el("div", { class: "suggest", role: "menu", "aria-label": t("commands"), hidden: true, onkeydown: (event) => this.suggestKey(event) });
    this.keys = el("div", { class: "reply-keyboard", "data-testid": "reply-keyboard", hidden: true });
    this.composer = el("div", { class: "composer" }, this.menuButton, el("div", { class: "field" }, this.input, this.placeholder, this.keysButton, this.attachButton), this.sendButton);
    this.bigButton = el("button", { type: "button", class: "big-button", hidden: true });
    this.picker = el("input", { type: "file", hidden: true, "data-testid": "file-input", "aria-label": t("sendFile"), onchange: () => this.sendFile() });
    fill(this.foot, this.suggest, this.banner, this.composer, this.bigButton, this.keys, this.picker);
    this.inputChanged();
  }

  draftKey() {
    return `draft-${this.user.id}`;
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
    const first = this.chat === null;
    const before = this.chat;
    this.chat = chat;
    this.showMessages(first);
    this.showFoot(before);
    this.showAlert(before);
    this.expectTyping(chat.typing);
  }

  showMessages(first) {
    const lines = conversation(this.chat.messages);
    const wanted = new Set(lines.map((line) => line.key));
    for (const [key, { node }] of this.held) {
      if (wanted.has(key)) continue;
      node.remove();
      this.held.delete(key);
    }
    let previous = null;
    let arrived = [];
    for (const line of lines) {
      const held = this.held.get(line.key);
      let node = held?.node;
      if (!held || held.signature !== line.signature) {
        node = line.message ? messageElement(line.message, { last: line.last, acts: this.acts() }) : el("div", { class: "day" }, el("span", {}, line.day));
        if (held) swap(held.node, node);
        else if (line.message) arrived.push(line.message);
        this.held.set(line.key, { node, signature: line.signature });
        if (!held && !first) node.classList.add("fresh");
      }
      if (node.previousElementSibling !== previous || node.parentNode !== this.list) previous ? previous.after(node) : this.list.prepend(node);
      previous = node;
    }
    this.showEmpty();
    this.markBusy();
    if (first) this.toBottom();
    else this.noticed(arrived);
  }

  showEmpty() {
    this.empty?.remove();
    if (this.chat.messages.length) return;
    const { description } = this.page.bot;
    this.empty = el("div", { class: "empty" }, el("div", {}, description ? [el("b", {}, t("whatCan")), description] : t("noMessages")));
    this.list.append(this.empty);
  }

  noticed(arrived) {
    const incoming = arrived.filter((message) => message.from === "bot");
    if (arrived.some((message) => message.from === "user")) this.stuck = true;
    if (incoming.length) this.expectTyping(this.chat.typing);
    if (this.stuck) this.toBottom();
    else this.unread += incoming.length;
    this.showDown();
    if (incoming.length) this.page.unreadIn(this.user.id, incoming.length);
  }

  showFoot(before) {
    const { blocked, started, commands, reply_keyboard: keyboard, placeholder } = this.chat;
    const waiting = blocked || !started;
    this.composer.hidden = waiting;
    this.bigButton.hidden = !waiting;
    if (waiting) {
      this.bigButton.textContent = blocked ? t("unblock") : t("start");
      this.bigButton.dataset.testid = blocked ? "unblock" : "start";
      this.bigButton.onclick = () => (blocked ? this.send("unblock", {}) : this.say("/start"));
    }
    this.menuButton.hidden = !commands?.length;
    this.input.placeholder = this.placeholder.textContent = placeholder || t("composer");
    if (JSON.stringify(keyboard) !== JSON.stringify(before?.reply_keyboard)) {
      this.keysButton.hidden = !keyboard;
      fill(this.keys, (keyboard ?? []).map((row) => el("div", { class: "keys" }, row.map((button) => this.replyKey(button)))));
      this.keys.hidden = !keyboard;
    }
    if (waiting) this.keys.hidden = true;
    else if (before && (before.blocked || !before.started)) this.keys.hidden = !keyboard;
    if (waiting) this.suggest.hidden = true;
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

  /** An unanswered press keeps its button busy, as long as the simulator says so. */
  markBusy() {
    for (const message of this.chat.messages) {
      const pressed = this.pressed.get(message.id);
      if (!message.waiting) this.pressed.delete(message.id);
      for (const node of this.held.get(`message-${message.id}`)?.node.querySelectorAll(".key[data-data]") ?? []) {
        node.toggleAttribute("data-busy", Boolean(message.waiting) && node.dataset.data === pressed);
      }
    }
  }

  /** The bot answered a press with a link: opened here only if it was this page that pressed. */
  answeredByLink(url) {
    if (this.pressed.size) follow(this.page, url, this.user.id);
  }

  /** Somebody else (a script) pressed: show where. */
  showPress({ message_id: id, data, button }) {
    const message = this.held.get(`message-${id}`)?.node;
    const keys = [...(message ?? this.keys).querySelectorAll(".key")];
    const pressed = keys.find((node) => (data ? node.dataset.data === data : node.textContent === button));
    pressed?.classList.add("pressed");
    setTimeout(() => pressed?.classList.remove("pressed"), 600);
  }

  // Where the eye is

  scrolled() {
    if (!this.scroll.clientHeight) return; // hidden behind another tab
    const { scrollTop, scrollHeight, clientHeight } = this.scroll;
    // Growing content moves the bottom away without moving us: only going up means that somebody reads above.
    if (scrollHeight - scrollTop - clientHeight < NEAR_BOTTOM) this.stuck = true;
    else if (scrollTop < this.lastTop) this.stuck = false;
    this.lastTop = scrollTop;
    if (this.stuck) this.unread = 0;
    this.showDown();
  }

  showDown() {
    this.down.hidden = this.stuck;
    this.downCount.textContent = this.unread || "";
  }

  toBottom(smooth = false) {
    this.scroll.scrollTo({ top: this.scroll.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  shown() {
    if (this.stuck) this.toBottom();
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
      if (inside) (this.list.contains(before) ? before : this.scroll).focus({ preventScroll: true });
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

  // What the person does

  send(action, body) {
    return this.page.act(action, { user: this.user.id, ...body });
  }

  async say(text) {
    this.stuck = true;
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

  async press(message, button) {
    if (button.url) follow(this.page, button.url, this.user.id);
    else if (button.copy_text) {
      copy(button.copy_text);
      this.send("press", { button: button.text, message_id: message.id });
    } else {
      this.pressed.set(message.id, button.data);
      await this.send("press", { data: button.data, message_id: message.id });
    }
  }

  replyKey(button) {
    const tap = () => (button.request_contact ? this.askContact() : this.say(button.text));
    return el("button", { type: "button", class: `key ${button.style ? `key-${button.style}` : ""}`, onclick: tap }, el("span", { class: "key-words" }, button.text), button.request_contact && icon("person"));
  }

  askContact() {
    const share = { label: t("share"), testid: "share-contact", run: () => this.shareContact({}) };
    this.ask({ title: t("shareNumberTitle"), text: t("shareNumberText"), testid: "ask-contact", answers: [{ label: t("cancel"), run: () => {} }, share] });
  }

  shareContact(whose) {
    this.stuck = true;
    return this.send("share_contact", whose);
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    const { editing } = this;
    this.endEditing(false);
    this.setInput(editing ? editing.draft : "");
    const done = editing ? await this.send("edit", { message_id: editing.id, text }) : await this.say(text.trim());
    if (!done && !this.input.value) this.setInput(text); // refused: what was typed comes back
    this.input.focus({ preventScroll: true });
  }

  typed(event) {
    if (event.isComposing) return;
    const touch = matchMedia("(hover: none) and (pointer: coarse)").matches;
    if (event.key === "Enter" && !event.shiftKey && !touch) {
      event.preventDefault();
      this.submit();
    } else if (event.key === "Escape" && !this.suggest.hidden) {
      this.suggest.hidden = true;
    } else if (event.key === "Escape" && this.editing) {
      this.endEditing(true);
    } else if (event.key === "ArrowUp" && !this.suggest.hidden) {
      event.preventDefault();
      this.suggest.querySelector("button:last-child")?.focus();
    } else if (event.key === "ArrowUp" && !this.input.value) {
      const own = this.chat?.messages.findLast((message) => message.from === "user" && message.text);
      if (own) {
        event.preventDefault();
        this.startEditing(own);
      }
    }
  }

  inputChanged() {
    const { value } = this.input;
    this.sendButton.toggleAttribute("data-ready", Boolean(value.trim()));
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${Math.min(this.input.scrollHeight, 140)}px`;
    if (!this.editing) {
      if (value) sessionStorage.setItem(this.draftKey(), value);
      else sessionStorage.removeItem(this.draftKey());
    }
    this.offer(value);
  }

  setInput(text) {
    this.input.value = text;
    this.inputChanged();
  }

  /** Above the composer: the commands that begin as typed, or "open" for a pasted link to the bot. */
  offer(value) {
    const found = [];
    if (/^\/\w*$/.test(value)) {
      for (const command of this.chat?.commands ?? []) {
        if (`/${command.command}`.startsWith(value)) found.push(this.commandButton(command));
      }
    } else if (/^\S+$/.test(value.trim()) && readLink(value, this.page.bot.username)?.kind === "start" && value.includes("/")) {
      const { payload } = readLink(value, this.page.bot.username);
      found.push(el("button", { type: "button", role: "menuitem", "data-testid": "open-pasted", onclick: () => { this.setInput(""); this.page.openLink(this.user.id, payload); } }, icon("link"), el("span", {}, t("linkTitle"))));
    }
    fill(this.suggest, found);
    this.suggest.hidden = found.length === 0;
  }

  commandButton({ command, description }) {
    const run = () => {
      this.setInput("");
      this.input.focus({ preventScroll: true });
      this.say(`/${command}`);
    };
    return el("button", { type: "button", role: "menuitem", onclick: run }, el("b", {}, `/${command}`), el("span", {}, description));
  }

  suggestKey(event) {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (event.key === "Escape") this.suggest.hidden = true;
    if (!step && event.key !== "Escape") return;
    event.preventDefault();
    (document.activeElement[step ?? ""] ?? this.input).focus();
  }

  openCommands() {
    const open = this.suggest.hidden;
    fill(this.suggest, open ? this.chat.commands.map((command) => this.commandButton(command)) : []);
    this.suggest.hidden = !open;
    if (open) this.suggest.querySelector("button").focus({ preventScroll: true });
  }

  toggleKeys() {
    this.keys.hidden = !this.keys.hidden;
  }

  openAttach() {
    openMenu(
      this.attachButton,
      [
        { icon: "person", label: t("shareMine"), note: this.user.phone ?? t("noPhone"), testid: "attach-own-contact", run: () => this.shareContact({}) },
        { icon: "card", label: t("sendCard"), testid: "attach-contact", run: () => openContactForm(this.page, this) },
        { icon: "file", label: t("sendFile"), testid: "attach-file", run: () => this.picker.click() },
        { icon: "smile", label: t("sticker"), testid: "attach-sticker", run: () => this.send("sticker", {}) },
      ],
      { label: t("attach"), above: true, end: true },
    );
  }

  sendFile() {
    const [file] = this.picker.files;
    this.picker.value = "";
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => this.send("send_file", { name: file.name, base64: reader.result.slice(reader.result.indexOf(",") + 1) });
    reader.readAsDataURL(file);
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
    if (message.from === "user" && message.text) items.push({ icon: "edit", label: t("edit"), testid: "menu-edit", run: () => this.startEditing(message) });
    if (message.text && !message.protected) items.push({ icon: "copy", label: t("copyText"), testid: "menu-copy", run: () => copy(message.text) });
    if (items.length) openMenu(anchor, items, { label: t("moreActions"), end: true });
  }

  startEditing(message) {
    this.editing = { id: message.id, draft: this.editing ? this.editing.draft : this.input.value };
    fill(this.banner, icon("edit"), el("span", {}, el("b", {}, t("editing")), el("small", {}, message.text)), iconButton("close", t("cancel"), { onclick: () => this.endEditing(true) }));
    this.banner.hidden = false;
    this.setInput(message.text);
    this.input.focus({ preventScroll: true });
  }

  endEditing(restore) {
    if (!this.editing) return;
    const { draft } = this.editing;
    this.editing = null;
    this.banner.hidden = true;
    if (restore) this.setInput(draft);
  }
}

/** The lines of the screen: a day before its first message, and whether a bubble is the last of its sender's run (it has the tail). */
function conversation(messages) {
  const lines = [];
  let today = "";
  messages.forEach((message, index) => {
    const date = new Date(message.date);
    const words = day(date);
    if (words !== today) lines.push({ key: `day-${date.toDateString()}`, signature: words, day: words });
    today = words;
    const next = messages[index + 1];
    const last = !next || next.from !== message.from || Boolean(next.service) || Boolean(message.buttons?.length);
    lines.push({ key: `message-${message.id}`, signature: JSON.stringify([{ ...message, waiting: null }, last]), message, last });
  });
  return lines;
}

/** Replaces a node, keeping the keyboard's focus on the button of the same place. */
function swap(old, node) {
  const buttons = [...old.querySelectorAll("button")];
  const at = buttons.indexOf(document.activeElement);
  old.replaceWith(node);
  if (at < 0) return;
  const fresh = [...node.querySelectorAll("button")];
  (fresh[at] ?? fresh.at(-1))?.focus({ preventScroll: true });
}

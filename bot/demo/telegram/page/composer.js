// The foot of one phone: composer with commands and attachments and the bot's reply keyboard, or one big button.
// News of the simulator never touches what is being typed.
import { openApp } from "./app.js";
import { el, fill, icon, iconButton, onTouch } from "./dom.js";
import { readLink } from "./links.js";
import { openContactForm, openUserPicker } from "./people.js";
import { openMenu } from "./popup.js";
import { t } from "./words.js";

export class Composer {
  constructor(phone) {
    this.phone = phone;
    this.page = phone.page;
    this.app = null; // the Mini App that the menu button opens
    this.editing = null; // {id, draft}: the message being edited, and what was typed before
    this.element = el("div", { class: "foot" });
    this.build();
    document.addEventListener("pointerdown", (event) => !this.element.contains(event.target) && (this.suggest.hidden = true));
  }

  build() {
    const draft = sessionStorage.getItem(this.draftKey()) ?? "";
    this.input = el("textarea", {
      rows: "1", "data-testid": "composer", "aria-label": t("composer"), placeholder: t("composer"), value: draft, dir: "auto",
      onkeydown: (event) => this.typed(event), oninput: () => this.inputChanged(),
    });
    this.placeholder = el("span", { class: "placeholder", "aria-hidden": "true" }, t("composer"));
    this.sendButton = iconButton("send", t("send"), { class: "icon-button send", "data-testid": "send", onclick: () => this.submit() });
    this.menuButton = iconButton("menu", t("commands"), { class: "icon-button commands", "data-testid": "commands", "aria-haspopup": "menu", hidden: true, onclick: () => (this.app ? openApp(this.phone) : this.openCommands()) });
    this.attachButton = iconButton("clip", t("attach"), { "data-testid": "attach", "aria-haspopup": "menu", onclick: () => this.openAttach() });
    this.keysButton = iconButton("keyboard", t("replyKeyboard"), { "data-testid": "keyboard-toggle", hidden: true, onclick: () => this.toggleKeys() });
    this.banner = el("div", { class: "banner", hidden: true });
    this.suggest = el("div", { class: "suggest", role: "menu", "aria-label": t("commands"), hidden: true, onkeydown: (event) => this.suggestKey(event) });
    this.keys = el("div", { class: "reply-keyboard", "data-testid": "reply-keyboard", hidden: true });
    this.composer = el("div", { class: "composer" }, this.menuButton, el("div", { class: "field" }, this.input, this.placeholder, this.keysButton, this.attachButton), this.sendButton);
    this.bigButton = el("button", { type: "button", class: "big-button", hidden: true });
    this.picker = el("input", { type: "file", hidden: true, "data-testid": "file-input", "aria-label": t("sendFile"), onchange: () => this.sendFile() });
    fill(this.element, this.suggest, this.banner, this.composer, this.bigButton, this.keys, this.picker);
    this.inputChanged();
  }

  show(chat, before) {
    const { blocked, started, commands, reply_keyboard: keyboard, placeholder } = chat;
    const waiting = blocked || !started;
    this.composer.hidden = waiting;
    this.bigButton.hidden = !waiting;
    if (waiting) {
      this.bigButton.textContent = blocked ? t("unblock") : t("start");
      this.bigButton.dataset.testid = blocked ? "unblock" : "start";
      this.bigButton.onclick = () => (blocked ? this.phone.send("unblock", {}) : this.phone.say("/start"));
    }
    const app = chat.menu_button?.type === "web_app" ? chat.menu_button : null;
    this.menuButton.hidden = !commands?.length && !app;
    this.showMenuButton(app);
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

  /** The menu button opens the commands, unless the bot has put a Mini App there. */
  showMenuButton(app) {
    if (JSON.stringify(app) === JSON.stringify(this.app)) return;
    this.app = app;
    fill(this.menuButton, app ? el("span", { class: "menu-words" }, app.text) : icon("menu"));
    this.menuButton.toggleAttribute("data-app", Boolean(app));
    this.menuButton.title = app ? app.text : t("commands");
    this.menuButton.setAttribute("aria-label", this.menuButton.title);
    this.menuButton.setAttribute("aria-haspopup", app ? "dialog" : "menu");
  }

  draftKey() {
    return `draft-${this.phone.user.id}`;
  }

  replyKey(button) {
    const mark = button.request_contact ? "person" : button.request_users ? "people" : null;
    const tap = () => {
      if (button.request_contact) this.askContact();
      else if (button.request_users) openUserPicker(this.page, this.phone, button.request_users);
      else this.phone.say(button.text);
    };
    return el("button", { type: "button", class: `key ${button.style ? `key-${button.style}` : ""}`, onclick: tap }, el("span", { class: "key-words" }, button.text), mark && icon(mark));
  }

  askContact() {
    const share = { label: t("share"), testid: "share-contact", run: () => this.phone.shareContact({}) };
    this.phone.ask({ title: t("shareNumberTitle"), text: t("shareNumberText"), testid: "ask-contact", answers: [{ label: t("cancel"), run: () => {} }, share] });
  }

  async submit() {
    const text = this.input.value;
    if (!text.trim()) return;
    const { editing } = this;
    this.endEditing(false);
    this.setInput(editing ? editing.draft : "");
    const done = editing ? await this.phone.send("edit", { message_id: editing.id, text }) : await this.phone.say(text.trim());
    if (!done && !this.input.value) this.setInput(text); // refused: what was typed comes back
    this.input.focus({ preventScroll: true });
  }

  typed(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey && !onTouch()) {
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
      const own = this.phone.chat?.messages.findLast((message) => message.from === "user" && message.text);
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
      for (const command of this.phone.chat?.commands ?? []) {
        if (`/${command.command}`.startsWith(value)) found.push(this.commandButton(command));
      }
    } else if (/^\S+$/.test(value.trim()) && readLink(value, this.page.bot.username)?.kind === "start" && value.includes("/")) {
      const { payload } = readLink(value, this.page.bot.username);
      found.push(el("button", { type: "button", role: "menuitem", "data-testid": "open-pasted", onclick: () => { this.setInput(""); this.page.openLink(this.phone.user.id, payload); } }, icon("link"), el("span", {}, t("linkTitle"))));
    }
    fill(this.suggest, found);
    this.suggest.hidden = found.length === 0;
  }

  commandButton({ command, description }) {
    const run = () => {
      this.setInput("");
      this.input.focus({ preventScroll: true });
      this.phone.say(`/${command}`);
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
    fill(this.suggest, open ? this.phone.chat.commands.map((command) => this.commandButton(command)) : []);
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
        { icon: "person", label: t("shareMine"), note: this.phone.user.phone ?? t("noPhone"), testid: "attach-own-contact", run: () => this.phone.shareContact({}) },
        { icon: "card", label: t("sendCard"), testid: "attach-contact", run: () => openContactForm(this.page, this.phone) },
        { icon: "file", label: t("sendFile"), testid: "attach-file", run: () => this.picker.click() },
        { icon: "smile", label: t("sticker"), testid: "attach-sticker", run: () => this.phone.send("sticker", {}) },
      ],
      { label: t("attach"), above: true, end: true },
    );
  }

  sendFile() {
    const [file] = this.picker.files;
    this.picker.value = "";
    if (!file) return;
    const reader = new FileReader();
    reader.onload = () => this.phone.send("send_file", { name: file.name, base64: reader.result.slice(reader.result.indexOf(",") + 1) });
    reader.readAsDataURL(file);
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

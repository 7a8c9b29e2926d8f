// The page: who is shown, and what arrives live. The simulator is the only truth; nothing is polled.
import { get, listen, post, Refused } from "./api.js";
import { avatar, el, fill, icon } from "./dom.js";
import { MailTray } from "./mail.js";
import { openPersonForm } from "./people.js";
import { Phone } from "./phone.js";
import { note } from "./popup.js";
import { Tools } from "./tools.js";
import { language, nameOf, t } from "./words.js";

const SHOWN_AT_FIRST = 6; // phones; more people wait in the menu
const byId = (id) => document.getElementById(id);

class Page {
  constructor() {
    this.bot = { name: "Telegram", username: "", id: 0 };
    this.users = [];
    this.phones = new Map();
    this.connected = false;
    this.choice = JSON.parse(localStorage.getItem("shown-phones") ?? "{}"); // id -> shown, where the person chose
    this.active = sessionStorage.getItem("active-tab");
    this.unread = new Map();
    this.loading = new Map(); // user -> "busy" | "again": one request per chat at a time
    this.mail = new MailTray(this, byId("mail"));
    this.tools = new Tools(this);
  }

  start() {
    document.documentElement.lang = language;
    byId("page-kind").textContent = t("simulator");
    byId("phones").setAttribute("aria-label", t("phones"));
    byId("tabs").setAttribute("aria-label", t("phones"));
    const handlers = {
      chat: ({ user }) => this.loadChat(user),
      typing: ({ user, typing }) => this.phones.get(user)?.expectTyping(typing ?? true),
      users: () => this.try(() => this.loadUsers()),
      mail: () => this.loadMail(),
      sms: () => this.loadMail(),
      outages: () => this.loadOutages(),
      bot: () => this.try(() => this.loadBot()),
      commands: () => this.loadChats(),
      clock: ({ now }) => this.tools.setClock(now),
      link: ({ user, url }) => this.phones.get(user)?.answeredByLink(url),
      press: (press) => this.phones.get(press.user)?.showPress(press),
      caption: (caption) => this.tools.showCaption(caption),
    };
    listen(handlers, () => this.opened(), () => this.setConnected(false));
  }

  async opened() {
    this.setConnected(true);
    await this.try(async () => {
      const known = [...this.phones.keys()];
      await this.loadBot();
      await Promise.all([this.loadUsers(), this.loadMail(), this.loadOutages(), ...known.map((id) => this.loadChat(id))]);
      this.tools.setClock((await get("clock")).now);
    });
  }

  setConnected(connected) {
    this.connected = connected;
    document.body.toggleAttribute("data-connected", connected);
    for (const phone of this.phones.values()) phone.showStatus();
  }

  // Acting

  async try(work) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      note(error.message || t("unreachable"));
      return null;
    }
  }

  /** POSTs a control action; null (and a note in words) where it was refused. */
  act(action, body) {
    return this.try(async () => (await post(action, body)) ?? {});
  }

  async openLink(id, payload) {
    await this.reveal(id);
    const phone = this.phones.get(id);
    if (phone) phone.conversation.stuck = true;
    await (payload ? this.act("open_link", { user: id, payload }) : this.act("say", { user: id, text: "/start" }));
    phone?.attention();
  }

  // Loading

  async loadBot() {
    this.bot = { ...this.bot, ...(await get("bot")) };
    byId("bot-name").textContent = this.bot.name;
    document.title = `${this.bot.name} · ${t("simulator")}`;
    for (const phone of this.phones.values()) phone.showBot();
    this.tools.showHint(this.bot.hint);
  }

  async loadUsers() {
    const known = new Set(this.users.map((user) => user.id));
    this.users = await get("users");
    const fresh = [];
    this.users.forEach((user) => {
      if (this.phones.has(user.id)) {
        this.phones.get(user.id).showOwner(user);
        return;
      }
      const phone = new Phone(this, user);
      phone.showBot();
      this.phones.set(user.id, phone);
      if (!known.has(user.id)) fresh.push(user.id);
    });
    const here = new Set(this.users.map((user) => user.id));
    for (const [id, phone] of this.phones) {
      if (here.has(id)) continue;
      phone.element.remove();
      this.phones.delete(id);
    }
    this.arrange();
    this.tools.outages.draw();
    this.mail.nameAgain();
    await Promise.all(fresh.map((id) => this.loadChat(id)));
  }

  loadChats() {
    return Promise.all(this.users.map((user) => this.loadChat(user.id)));
  }

  async loadChat(id) {
    if (!this.phones.has(id)) return; // a group, or somebody whom `users` brings in a moment
    if (this.loading.has(id)) {
      this.loading.set(id, "again");
      return;
    }
    do {
      this.loading.set(id, "busy");
      const chat = await this.try(() => get(`chats/${id}`));
      if (chat) this.phones.get(id)?.show(chat);
    } while (this.loading.get(id) === "again");
    this.loading.delete(id);
  }

  async loadMail() {
    const caught = await this.try(() => Promise.all([get("mail"), get("sms")]));
    if (caught) this.mail.show(...caught);
  }

  async loadOutages() {
    const outages = await this.try(() => get("outages"));
    if (outages) this.tools.outages.show(outages);
  }

  // Arrangement: phones side by side, or one at a time behind tabs

  isShown(user, index) {
    return this.choice[user.id] ?? index < SHOWN_AT_FIRST;
  }

  arrange() {
    const row = byId("phones");
    const shown = this.users.filter((user, index) => this.isShown(user, index));
    for (const user of this.users) if (!shown.includes(user)) this.phones.get(user.id).element.remove();
    let previous = null;
    for (const user of shown) {
      const { element } = this.phones.get(user.id);
      // Only moved if out of place: moving would lose focus and scrolling.
      if (element.parentNode !== row || element.previousElementSibling !== previous) previous ? previous.after(element) : row.prepend(element);
      previous = element;
    }
    row.querySelector(".no-people")?.remove();
    if (!this.users.length) row.append(el("div", { class: "no-people" }, el("p", {}, t("noPeople")), el("button", { type: "button", class: "primary", onclick: () => openPersonForm(this) }, t("addPerson"))));
    this.showTabs(shown);
  }

  showTabs(shown) {
    const tabs = [...shown.map((user) => String(user.id)), "mail"];
    if (!tabs.includes(this.active)) this.active = tabs[0];
    const nodes = shown.map((user) => this.tab(String(user.id), avatar(nameOf(user), user.id), user.first_name, `phone-${user.id}`));
    fill(byId("tabs"), nodes, this.tab("mail", icon("mail"), t("mail"), "mail"));
    this.select(this.active);
  }

  tab(key, lead, label, controls) {
    return el(
      "button",
      { type: "button", role: "tab", class: "tab", "data-tab": key, "data-testid": `tab-${key}`, "aria-controls": controls, onclick: () => this.select(key), onkeydown: (event) => this.tabKey(event) },
      lead, el("span", {}, label), el("b", { class: "badge", hidden: true }),
    );
  }

  tabKey(event) {
    const step = { ArrowRight: "nextElementSibling", ArrowLeft: "previousElementSibling" }[event.key];
    const next = step && event.currentTarget[step];
    if (!next) return;
    next.focus();
    this.select(next.dataset.tab);
  }

  select(key) {
    this.active = key;
    sessionStorage.setItem("active-tab", key);
    this.unread.delete(key);
    for (const tab of byId("tabs").children) {
      const chosen = tab.dataset.tab === key;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      if (chosen) tab.scrollIntoView({ block: "nearest", inline: "nearest" });
    }
    byId("mail").toggleAttribute("data-active", key === "mail");
    for (const [id, phone] of this.phones) {
      phone.element.toggleAttribute("data-active", String(id) === key);
      if (String(id) === key) phone.conversation.shown();
    }
    this.showBadges();
  }

  unreadIn(id, count) {
    if (String(id) !== this.active) this.unread.set(String(id), (this.unread.get(String(id)) ?? 0) + count);
    this.showBadges();
  }

  unreadMail(count) {
    this.unread.set("mail", count);
    this.showBadges();
  }

  showBadges() {
    for (const tab of byId("tabs").children) {
      const count = this.unread.get(tab.dataset.tab) ?? 0;
      const badge = tab.querySelector(".badge");
      badge.textContent = count;
      badge.hidden = count === 0;
    }
  }

  remember(id, shown) {
    this.choice[id] = shown;
    localStorage.setItem("shown-phones", JSON.stringify(this.choice));
    this.arrange();
  }

  hide(id) {
    this.remember(id, false);
  }

  /** Brings a phone before the eyes: shown, its tab chosen, scrolled to. */
  async reveal(id) {
    if (!this.phones.has(id)) await this.try(() => this.loadUsers());
    const index = this.users.findIndex((user) => user.id === id);
    if (index < 0) return;
    if (!this.isShown(this.users[index], index)) this.remember(id, true);
    this.select(String(id));
    this.phones.get(id).element.scrollIntoView({ behavior: "smooth", inline: "center", block: "nearest" });
  }
}

new Page().start();

// The tray: letters and SMS in one list, newest first, like a small mail client; a mark on the face tells which is which.
import { avatar, el, fill, icon, iconButton } from "./dom.js";
import { follow, linkify } from "./links.js";
import { copy } from "./popup.js";
import { nameOf, shortDay, t, time } from "./words.js";

const CODE = /(?<![\w+/=-])\d{6}(?![\w/=-])/g; // one-time codes as people write them
const GATEWAYS = { twilio: "Twilio", smsc: "SMSC", mobizon: "Mobizon" };

export class MailTray {
  constructor(page, element) {
    this.page = page;
    this.element = element;
    this.items = [];
    this.read = new Set(JSON.parse(sessionStorage.getItem("read-mail") ?? "[]"));
    this.openKey = null;
    this.count = el("span", { class: "badge", hidden: true });
    this.body = el("div", { class: "mail-body" });
    this.title = el("h2", {}, icon("mail"), el("span", {}, t("mail")), this.count);
    element.setAttribute("aria-label", t("mail"));
    fill(element, el("header", { class: "mail-head" }, this.title), this.body);
  }

  show(letters, messages) {
    const items = [...letters.map(fromLetter), ...messages.map(fromSms)];
    this.items = items.sort((left, right) => right.at - left.at || right.id - left.id);
    this.recount();
    // What is open stays as it is while others arrive.
    if (!this.items.some((item) => item.key === this.openKey)) this.showList();
  }

  showList(focusKey = null) {
    this.openKey = null;
    if (!this.items.length) {
      fill(this.body, el("p", { class: "mail-empty" }, t("noMail")));
      return;
    }
    const list = el("ul", { class: "letters" }, this.items.map((item) => el("li", {}, this.row(item))));
    fill(this.body, list);
    if (focusKey !== null) this.body.querySelector(`[data-letter="${CSS.escape(focusKey)}"]`)?.focus();
  }

  row(item) {
    const recent = item.at.toDateString() === new Date(this.page.tools.now()).toDateString();
    const people = this.nameBehind(item);
    const face = [...people].reduce((sum, char) => sum + char.codePointAt(0), 0);
    const kind = t(item.kind);
    return el(
      "button",
      { type: "button", class: this.read.has(item.key) ? "letter-row" : "letter-row new", "data-testid": item.key, "data-letter": item.key, onclick: () => this.open(item) },
      el("span", { class: "letter-face" }, avatar(people, face), el("span", { class: `kind kind-${item.kind}`, role: "img", "aria-label": kind, title: kind }, icon(item.kind === "sms" ? "sms" : "mail"))),
      el("span", { class: "letter-words" },
        el("span", { class: "letter-top" }, el("b", {}, people), el("time", {}, recent ? time(item.at) : shortDay(item.at))),
        el("span", { class: "letter-subject" }, item.kind === "sms" ? item.text : item.subject || t("noSubject")),
        el("small", {}, item.kind === "sms" ? item.via : item.text.replace(/\s+/g, " ").slice(0, 120))),
    );
  }

  /** To whom it went: of a number, the person who has it, if there is one. */
  nameBehind(item) {
    const owner = item.kind === "sms" && this.page.users.find((user) => digits(user.phone) === digits(item.to));
    return owner ? nameOf(owner) : item.to;
  }

  /** People came: numbers in the list may have names now. Whoever is just walking through the list keeps his place. */
  nameAgain() {
    if (this.openKey === null && !this.body.contains(document.activeElement)) this.showList();
  }

  open(item) {
    this.openKey = item.key;
    this.read.add(item.key);
    sessionStorage.setItem("read-mail", JSON.stringify([...this.read]));
    const back = iconButton("back", t("backToMail"), { "data-testid": "letter-back", onclick: () => this.showList(item.key) });
    const codes = [...new Set(`${item.subject}\n${item.text || words(item.html)}`.match(CODE) ?? [])].slice(0, 2);
    fill(
      this.body,
      el("article", { class: "letter", "data-testid": "letter" },
        el("header", {}, back, el("h3", {}, item.kind === "sms" ? item.via : item.subject || t("noSubject"))),
        el("dl", {},
          item.from && [el("dt", {}, t("letterFrom")), el("dd", {}, item.from)],
          el("dt", {}, t("letterTo")), el("dd", {}, item.to),
          el("dd", { class: "letter-date" }, item.at.toLocaleString())),
        codes.map((code) => el("button", { type: "button", class: "code-chip", "data-testid": "copy-code", onclick: () => copy(code) }, icon("copy"), t("copyCode", { code }))),
        item.html ? this.framed(item.html) : this.plain(item.text)),
    );
    this.recount();
    back.focus({ preventScroll: true });
  }

  recount() {
    const unread = this.items.filter((item) => !this.read.has(item.key)).length;
    this.count.textContent = unread;
    this.count.hidden = unread === 0;
    this.page.unreadMail(unread);
  }

  plain(text) {
    const node = el("div", { class: "letter-text" }, text);
    linkify(node);
    node.addEventListener("click", (event) => this.tapped(event));
    return node;
  }

  /** Foreign HTML in a frame without scripts; same-origin only so that this page can hear taps on its links. */
  framed(html) {
    const frame = el("iframe", { class: "letter-frame", sandbox: "allow-same-origin", title: t("letterBody"), "data-testid": "letter-frame" });
    frame.addEventListener("load", () => {
      const { contentDocument: inside } = frame;
      linkify(inside.body);
      inside.addEventListener("click", (event) => this.tapped(event));
      const fit = () => (frame.style.height = `${inside.documentElement.scrollHeight}px`);
      new ResizeObserver(fit).observe(inside.body);
      fit();
    });
    frame.srcdoc = `<!doctype html><meta charset="utf-8"><style>html{background:#fff}body{margin:12px;font:15px/1.45 -apple-system,"Segoe UI",Roboto,Arial,sans-serif;color:#111;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style>${html}`;
    return frame;
  }

  tapped(event) {
    const link = event.target.closest?.("a");
    if (!link) return;
    event.preventDefault();
    if (link.dataset.command) return;
    follow(this.page, link.getAttribute("href") ?? "", null);
  }
}

function fromLetter({ id, from, to, subject, text, html, received_at: at }) {
  return { kind: "letter", key: `letter-${id}`, id, from: addresses(from), to: addresses(to), subject: subject ?? "", text: text ?? "", html, at: new Date(at) };
}

function fromSms({ id, gateway, from, to, text, at }) {
  return { kind: "sms", key: `sms-${id}`, id, from: from ?? "", to, subject: "", text, html: null, at: new Date(at), via: `SMS · ${GATEWAYS[gateway] ?? gateway}` };
}

const addresses = (value) => (Array.isArray(value) ? value.join(", ") : value ?? "");

const digits = (phone) => (phone ?? "").replace(/\D/g, "");

const words = (html) => new DOMParser().parseFromString(html ?? "", "text/html").body.textContent;

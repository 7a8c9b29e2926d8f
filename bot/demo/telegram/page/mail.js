// The mail tray: what the simulator's mail catcher received, like a small mail client.
import { avatar, el, fill, icon, iconButton } from "./dom.js";
import { follow, linkify } from "./links.js";
import { copy } from "./popup.js";
import { shortDay, t, time } from "./words.js";

const CODE = /(?<![\w+/=-])\d{6}(?![\w/=-])/g; // one-time codes as people write them

export class MailTray {
  constructor(page, element) {
    this.page = page;
    this.element = element;
    this.letters = [];
    this.read = new Set(JSON.parse(sessionStorage.getItem("read-mail") ?? "[]"));
    this.openId = null;
    this.count = el("span", { class: "badge", hidden: true });
    this.body = el("div", { class: "mail-body" });
    this.title = el("h2", {}, icon("mail"), el("span", {}, t("mail")), this.count);
    element.setAttribute("aria-label", t("mail"));
    fill(element, el("header", { class: "mail-head" }, this.title), this.body);
  }

  show(letters) {
    this.letters = [...letters].sort((left, right) => Date.parse(right.received_at) - Date.parse(left.received_at));
    const unread = this.letters.filter((letter) => !this.read.has(letter.id)).length;
    this.count.textContent = unread;
    this.count.hidden = unread === 0;
    this.page.unreadMail(unread);
    const open = this.letters.find((letter) => letter.id === this.openId);
    // An open letter stays as it is while others arrive.
    if (!open) this.showList();
  }

  showList(focusId = null) {
    this.openId = null;
    if (!this.letters.length) {
      fill(this.body, el("p", { class: "mail-empty" }, t("noMail")));
      return;
    }
    const list = el("ul", { class: "letters" }, this.letters.map((letter) => el("li", {}, this.row(letter))));
    fill(this.body, list);
    if (focusId !== null) this.body.querySelector(`[data-letter="${CSS.escape(String(focusId))}"]`)?.focus();
  }

  row(letter) {
    const received = new Date(letter.received_at);
    const recent = received.toDateString() === new Date(this.page.tools.now()).toDateString();
    const people = addresses(letter.to);
    return el(
      "button",
      { type: "button", class: this.read.has(letter.id) ? "letter-row" : "letter-row new", "data-testid": `letter-${letter.id}`, "data-letter": letter.id, onclick: () => this.open(letter) },
      avatar(people, [...people].reduce((sum, char) => sum + char.codePointAt(0), 0)),
      el("span", { class: "letter-words" },
        el("span", { class: "letter-top" }, el("b", {}, people), el("time", {}, recent ? time(received) : shortDay(received))),
        el("span", { class: "letter-subject" }, letter.subject || t("noSubject")),
        el("small", {}, (letter.text ?? "").replace(/\s+/g, " ").slice(0, 120))),
    );
  }

  open(letter) {
    this.openId = letter.id;
    this.read.add(letter.id);
    sessionStorage.setItem("read-mail", JSON.stringify([...this.read]));
    const back = iconButton("back", t("backToMail"), { "data-testid": "letter-back", onclick: () => this.showList(letter.id) });
    const codes = [...new Set(`${letter.subject ?? ""}\n${letter.text || words(letter.html)}`.match(CODE) ?? [])].slice(0, 2);
    fill(
      this.body,
      el("article", { class: "letter", "data-testid": "letter" },
        el("header", {}, back, el("h3", {}, letter.subject || t("noSubject"))),
        el("dl", {},
          el("dt", {}, t("letterFrom")), el("dd", {}, addresses(letter.from)),
          el("dt", {}, t("letterTo")), el("dd", {}, addresses(letter.to)),
          el("dd", { class: "letter-date" }, new Date(letter.received_at).toLocaleString())),
        codes.map((code) => el("button", { type: "button", class: "code-chip", "data-testid": "copy-code", onclick: () => copy(code) }, icon("copy"), t("copyCode", { code }))),
        letter.html ? this.framed(letter.html) : this.plain(letter.text ?? "")),
    );
    this.show(this.letters);
    back.focus({ preventScroll: true });
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

const addresses = (value) => (Array.isArray(value) ? value.join(", ") : value ?? "");

const words = (html) => new DOMParser().parseFromString(html ?? "", "text/html").body.textContent;

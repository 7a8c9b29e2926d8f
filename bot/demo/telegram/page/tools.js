// What stands above the phones: people, the clock, outages, the hint; and the caption under them.
import { el, fill, icon, iconButton } from "./dom.js";
import { Outages } from "./outages.js";
import { openPersonForm } from "./people.js";
import { note, openMenu } from "./popup.js";
import { language, nameOf, shortDay, t, time } from "./words.js";

const byId = (id) => document.getElementById(id);

export class Tools {
  constructor(page) {
    this.page = page;
    this.ahead = 0; // milliseconds by which the simulator's clock is ahead of ours
    this.build();
    setInterval(() => this.showClock(), 5000);
  }

  build() {
    const tools = byId("tools");
    const more = byId("more-tools");
    const advance = (label, seconds) => el("button", { type: "button", "data-testid": `clock-${seconds}`, onclick: () => this.advance(seconds) }, label);
    this.clockFace = el("time", { class: "clock-face" });
    const failing = el("b", { class: "badge", hidden: true });
    this.outages = new Outages(this.page, failing);
    fill(
      tools,
      el("button", { type: "button", class: "tool", "data-testid": "people", "aria-haspopup": "menu", onclick: (event) => this.openPeople(event.currentTarget) }, icon("people"), t("people")),
      el("button", { type: "button", class: "tool", "data-testid": "add-person", onclick: () => openPersonForm(this.page) }, icon("plus"), t("addPerson")),
      el("button", { type: "button", class: "tool", "data-testid": "outages", "aria-haspopup": "dialog", onclick: () => this.outages.open() }, icon("bolt"), t("outages"), failing),
      el("div", { class: "clock", role: "group", "aria-label": t("clock"), "data-testid": "clock" },
        el("span", { class: "clock-now", title: t("clock") }, icon("clock"), this.clockFace), advance(t("minute"), 60), advance(t("hour"), 3600), advance(t("day"), 86400)),
    );
    more.append(icon("dots"));
    more.setAttribute("aria-label", t("tools"));
    const toggle = (open) => {
      tools.toggleAttribute("data-open", open);
      more.setAttribute("aria-expanded", String(open));
    };
    more.addEventListener("click", () => toggle(!tools.hasAttribute("data-open")));
    tools.addEventListener("click", (event) => event.target.closest(".tool") && toggle(false));
    document.addEventListener("pointerdown", (event) => !event.target.closest("#tools, #more-tools") && toggle(false));
    document.addEventListener("keydown", (event) => event.key === "Escape" && toggle(false));
    this.showClock();
  }

  openPeople(anchor) {
    const items = this.page.users.map((user, index) => {
      const shown = this.page.isShown(user, index);
      const run = () => (shown ? this.page.hide(user.id) : this.page.reveal(user.id));
      return { lead: shown ? icon("check") : el("span", { class: "icon" }), label: nameOf(user), note: user.phone ?? "", checked: shown, run };
    });
    if (items.length) openMenu(anchor, items, { label: t("people") });
  }

  now() {
    return Date.now() + this.ahead;
  }

  setClock(now) {
    if (now) this.ahead = Date.parse(now) - Date.now();
    this.showClock();
  }

  showClock() {
    const now = new Date(this.now());
    const words = `${shortDay(now)}, ${time(now)}`;
    if (this.clockFace.textContent !== words) this.clockFace.textContent = words;
  }

  async advance(seconds) {
    const moved = await this.page.act("clock", { advance_s: seconds });
    if (!moved) return;
    this.setClock(moved.now);
    note(`${t("advanced")}: ${this.clockFace.textContent}`);
  }

  /** A sentence for who comes here first, in one language or as {ru, en}; read once, it stays away. */
  showHint(words) {
    const hint = words && typeof words === "object" ? words[language] ?? words.en : words;
    const line = byId("hint");
    line.hidden = !hint || localStorage.getItem("hint-read") === hint;
    if (line.hidden) return;
    const dismiss = () => {
      localStorage.setItem("hint-read", hint);
      line.hidden = true;
    };
    fill(line, el("span", {}, hint), iconButton("close", t("dismiss"), { "data-testid": "hint-close", onclick: dismiss }));
  }

  showCaption({ text, user }) {
    const line = byId("caption");
    line.textContent = text ?? "";
    line.hidden = !text;
    if (user) this.page.reveal(user);
  }
}

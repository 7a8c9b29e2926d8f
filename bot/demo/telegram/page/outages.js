// What does not work: a switch for each outage of the simulator, and one for each person who may block the bot.
import { avatar, el, fill } from "./dom.js";
import { openDialog } from "./popup.js";
import { nameOf, t } from "./words.js";

export class Outages {
  constructor(page, count) {
    this.page = page;
    this.count = count; // the badge that tells, with the panel closed, how many there are
    this.known = {};
    this.rows = el("div", {});
  }

  show(outages) {
    this.known = outages;
    const on = Object.values(outages).filter(Boolean).length;
    this.count.textContent = on;
    this.count.hidden = on === 0;
    this.draw();
  }

  open() {
    this.draw();
    openDialog(t("outagesTitle"), "outages-dialog", () => [el("p", { class: "label" }, t("outagesNote")), this.rows]);
  }

  /** Drawn anew when anything changes; the keyboard's focus stays on its switch. */
  draw() {
    const focused = this.rows.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    const people = this.page.users.map((user) => this.row(`blocked-${user.id}`, [avatar(nameOf(user), user.id), nameOf(user)], user.blocked, () =>
      this.page.act(user.blocked ? "unblock" : "block", { user: user.id })));
    const outages = Object.entries(this.known).map(([name, on]) => this.row(`outage-${name}`, t(name), on, () =>
      this.page.act("outages", { name, on: !on })));
    fill(this.rows, outages, people.length > 0 && el("p", { class: "label" }, t("blockedBy")), people);
    if (focused) this.rows.querySelector(`[data-testid="${focused}"]`)?.focus();
  }

  row(testid, words, on, turn) {
    return el("button", { type: "button", class: "switch-row", role: "switch", "aria-checked": String(Boolean(on)), "data-testid": testid, onclick: turn },
      el("span", { class: "switch-words" }, words), el("span", { class: "switch", "aria-hidden": "true" }));
  }
}

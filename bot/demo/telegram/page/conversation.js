// The conversation of one phone: redraws only the messages that changed, and follows the newest unless one reads above.
import { el, iconButton } from "./dom.js";
import { messageElement } from "./message.js";
import { day, t } from "./words.js";

const NEAR_BOTTOM = 80; // pixels within which the conversation follows new messages

export class Conversation {
  constructor(page, acts, toast) {
    this.page = page;
    this.acts = acts;
    this.held = new Map(); // key of a line -> {node, signature}
    this.pressed = new Map(); // message id -> data of the button pressed last, busy until answered
    this.stuck = true;
    this.lastTop = 0;
    this.unread = 0;
    this.list = el("div", { class: "list", role: "log", "aria-live": "polite", "aria-label": t("messages") });
    this.scroll = el("div", { class: "scroll", tabindex: "-1", onscroll: () => this.scrolled() }, this.list);
    this.downCount = el("b", {});
    this.down = iconButton("down", t("down"), { class: "icon-button to-bottom", hidden: true, onclick: () => this.toBottom(true) });
    this.down.append(this.downCount);
    this.element = el("div", { class: "talk" }, this.scroll, this.down, toast);
    // Pictures that load and keyboards that open change heights: follow the bottom if we were there.
    const watch = new ResizeObserver(() => this.stuck && this.toBottom());
    watch.observe(this.list);
    watch.observe(this.scroll);
  }

  /** Shows the chat; gives the messages that are new since the last time. */
  show(chat, first) {
    const lines = conversation(chat.messages);
    const wanted = new Set(lines.map((line) => line.key));
    for (const [key, { node }] of this.held) {
      if (wanted.has(key)) continue;
      node.remove();
      this.held.delete(key);
    }
    let previous = null;
    const arrived = [];
    for (const line of lines) {
      const held = this.held.get(line.key);
      let node = held?.node;
      if (!held || held.signature !== line.signature) {
        node = line.message ? messageElement(line.message, { last: line.last, acts: this.acts }) : el("div", { class: "day" }, el("span", {}, line.day));
        if (held) swap(held.node, node);
        else if (line.message) arrived.push(line.message);
        this.held.set(line.key, { node, signature: line.signature });
        if (!held && !first) node.classList.add("fresh");
      }
      if (node.previousElementSibling !== previous || node.parentNode !== this.list) previous ? previous.after(node) : this.list.prepend(node);
      previous = node;
    }
    this.showEmpty(chat);
    this.markBusy(chat);
    this.follow(arrived, first);
    return first ? [] : arrived;
  }

  follow(arrived, first) {
    if (first || arrived.some((message) => message.from === "user")) this.stuck = true;
    if (this.stuck) this.toBottom();
    else this.unread += arrived.filter((message) => message.from === "bot").length;
    this.showDown();
  }

  showEmpty(chat) {
    this.empty?.remove();
    if (chat.messages.length) return;
    const { description } = this.page.bot;
    this.empty = el("div", { class: "empty" }, el("div", {}, description ? [el("b", {}, t("whatCan")), description] : t("noMessages")));
    this.list.append(this.empty);
  }

  /** An unanswered press keeps its button busy, as long as the simulator says so. */
  markBusy(chat) {
    for (const message of chat.messages) {
      const pressed = this.pressed.get(message.id);
      if (!message.waiting) this.pressed.delete(message.id);
      for (const node of this.held.get(`message-${message.id}`)?.node.querySelectorAll(".key[data-data]") ?? []) {
        node.toggleAttribute("data-busy", Boolean(message.waiting) && node.dataset.data === pressed);
      }
    }
  }

  /** Somebody else (a script) pressed a button of a message, or of the reply keyboard: show where. */
  showPress({ message_id: id, data, button }, keys) {
    const message = this.held.get(`message-${id}`)?.node;
    const all = [...(message ?? keys).querySelectorAll(".key")];
    const pressed = all.find((node) => (data ? node.dataset.data === data : node.textContent === button));
    pressed?.classList.add("pressed");
    setTimeout(() => pressed?.classList.remove("pressed"), 600);
  }

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
    const last = !next || next.from !== message.from || Boolean(next.service || next.shared_users) || Boolean(message.buttons?.length);
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

// One message as an element: bubble, picture, file, contact, sticker, and the inline keyboard under it.
import { avatar, el, icon, iconButton, onTouch } from "./dom.js";
import { linkify } from "./links.js";
import { openViewer } from "./popup.js";
import { t, time } from "./words.js";

/** `acts` are the phone's answers to taps: press(message, button), link(href), say(text), menu(message, node, point), copy(text). */
export function messageElement(message, { last, acts }) {
  if (message.service) {
    return el("article", { class: "message service", "data-testid": `message-${message.id}` }, el("span", {}, message.service));
  }
  if (message.shared_users) {
    const names = message.shared_users.join(", ");
    return el("article", { class: "message service", "data-testid": `message-${message.id}` }, el("span", {}, t("sharedUsers", { names })));
  }
  const own = message.from === "user";
  const kinds = ["message", own ? "out" : "in", last && "last", message.protected && "protected", message.sticker && "sticker", message.photo && "with-photo", isLarge(message.photo_size) && "large"];
  const node = el(
    "article",
    { class: kinds.filter(Boolean).join(" "), "data-testid": `message-${message.id}`, "data-id": message.id },
    el("div", { class: "column" }, bubble(message, own, acts), keyboard(message, acts)),
  );
  node.addEventListener("click", (event) => tapped(event, message, acts));
  node.addEventListener("contextmenu", (event) => {
    if (event.target.closest("button, .keyboard")) return;
    event.preventDefault();
    acts.menu(message, { getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });
  });
  if (message.protected) node.addEventListener("copy", (event) => event.preventDefault());
  return node;
}

function bubble(message, own, acts) {
  const origin = message.forwarded_from && el("div", { class: "origin" }, t("forwarded", { name: message.forwarded_from }));
  const body = message.sticker ? [sticker(), meta(message, own)] : [
    message.photo && photo(message),
    message.document && file(message.document),
    message.contact && contact(message.contact),
    message.text || message.html ? text(message, own) : meta(message, own),
  ];
  const more = own && !message.sticker && message.text
    ? iconButton("down", t("moreActions"), { class: "icon-button more", "aria-haspopup": "menu", onclick: (event) => acts.menu(message, event.currentTarget) })
    : null;
  return el("div", { class: "bubble" }, origin, body, more);
}

function text(message, own) {
  const node = el("div", { class: "text", dir: "auto" });
  // A client shows "/start" alone: the payload of a deep link is not for reading.
  if (own && /^\/start \S+$/.test(message.text ?? "")) node.append("/start");
  else if (message.html) node.innerHTML = message.html; // rendered from entities by the simulator, which escapes it
  else node.append(message.text);
  linkify(node);
  node.append(meta(message, own));
  return node;
}

function meta(message, own) {
  const date = new Date(message.date);
  return el(
    "span",
    { class: "meta" },
    message.protected && el("span", { class: "shield", title: t("protected"), role: "img", "aria-label": t("protected") }, icon("shield")),
    message.edited && el("span", {}, t("edited")),
    el("time", { datetime: message.date, title: date.toLocaleString() }, time(date)),
    own && icon("ticks"),
  );
}

function photo(message) {
  const label = message.text || t("photo");
  const [width, height] = message.photo_size ?? [];
  return el("button", { type: "button", class: "photo", "aria-label": t("enlarge"), onclick: () => openViewer(message.photo, label, isLarge(message.photo_size)) },
    el("img", { src: message.photo, alt: t("photo"), width, height, draggable: String(!message.protected) }));
}

/** Something to read and not just to look at: it takes the whole width. */
const isLarge = (measures) => measures?.[0] > 640;

function file(document) {
  return el("a", { class: "file", href: document.url, download: document.name, "data-download": "" },
    el("span", { class: "file-mark" }, icon("file")),
    el("span", { class: "file-words" }, el("b", {}, document.name), document.size ? el("small", {}, size(document.size)) : null));
}

const size = (bytes) => (bytes < 1024 ? `${bytes} B` : bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`);

function contact(card) {
  const name = [card.first_name, card.last_name].filter(Boolean).join(" ");
  const phone = card.phone_number ?? card.phone ?? "";
  return el("div", { class: "contact" }, avatar(name, card.user_id ?? 3), el("span", {}, el("b", {}, name), el("small", {}, phone.startsWith("+") || !phone ? phone : `+${phone}`)));
}

function sticker() {
  return el("span", { class: "sticker-face", role: "img", "aria-label": t("sticker") }, icon("smile"));
}

function keyboard(message, acts) {
  if (!message.buttons?.length) return null;
  return el("div", { class: "keyboard" }, message.buttons.map((row) => el("div", { class: "keys" }, row.map((button) => key(message, button, acts)))));
}

function key(message, button, acts) {
  const mark = button.url ? "arrow" : button.copy_text ? "copy" : button.web_app ? "app" : null;
  return el(
    "button",
    { type: "button", class: `key ${button.style ? `key-${button.style}` : ""}`, title: button.text, "data-data": button.data, onclick: () => acts.press(message, button) },
    el("span", { class: "key-words" }, button.text),
    mark && icon(mark),
  );
}

function tapped(event, message, acts) {
  const hidden = event.target.closest(".spoiler, .tg-spoiler");
  if (hidden && !hidden.classList.contains("seen")) {
    event.preventDefault();
    hidden.classList.add("seen");
    return;
  }
  const link = event.target.closest("a");
  if (link && !("download" in link.dataset)) {
    event.preventDefault();
    if (link.dataset.command) acts.say(link.dataset.command);
    else acts.link(link.getAttribute("href") ?? "");
    return;
  }
  const code = event.target.closest("code, pre");
  if (code && !message.protected && getSelection().isCollapsed) acts.copy(code.textContent);
  else if (message.from === "user" && event.target.closest(".bubble") && onTouch()) {
    acts.menu(message, { getBoundingClientRect: () => new DOMRect(event.clientX, event.clientY, 0, 0) });
  }
}

// Links: which open the bot (t.me/<bot>?start=…), which share one, which lead outside; and the chooser "Open as: …".
import { avatar, el, icon } from "./dom.js";
import { copy, note, openDialog } from "./popup.js";
import { nameOf, t } from "./words.js";

/** {kind: "start", payload} | {kind: "share", url, text} | {kind: "web", href} | null (nothing that may be opened). */
export function readLink(text, username) {
  let url;
  try {
    url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text.trim()) ? text.trim() : `https://${text.trim()}`);
  } catch {
    return null;
  }
  const asked = url.searchParams;
  if (url.protocol === "tg:") {
    const ours = url.host === "resolve" && same(asked.get("domain"), username);
    return ours ? { kind: "start", payload: asked.get("start") ?? "" } : null;
  }
  if (url.protocol === "mailto:") return { kind: "web", href: url.href };
  if (url.protocol !== "https:" && url.protocol !== "http:") return null;
  if (/^(www\.)?(t|telegram)\.me$/i.test(url.host)) {
    const path = url.pathname.replace(/^\/|\/$/g, "");
    if (same(path, username)) return { kind: "start", payload: asked.get("start") ?? "" };
    if (path === "share/url" || path === "share") return { kind: "share", url: asked.get("url") ?? "", text: asked.get("text") ?? "" };
  }
  return { kind: "web", href: url.href };
}

const same = (left, right) => (left ?? "").toLowerCase() === (right ?? "").toLowerCase();

/** Follows a link that was tapped by `user` (null: in the mail tray). */
export function follow(page, href, user) {
  const link = readLink(href, page.bot.username);
  if (link?.kind === "start") chooseReader(page, { title: t("linkTitle"), link: href, first: user });
  else if (link?.kind === "share") chooseReader(page, { title: t("shareTitle"), link: link.url, text: link.text, last: user });
  else if (link) window.open(link.href, "_blank", "noopener,noreferrer");
  else note(t("leaveDemo"));
}

/** The dialog in which a link is read, copied, replaced by a pasted one, and opened in somebody's phone. */
export function chooseReader(page, { title, link = "", text = "", first = null, last = null }) {
  openDialog(title, "link-dialog", (close) => {
    const input = el("input", {
      type: "text", inputmode: "url", value: link, placeholder: t("pasteLink"), "aria-label": t("link"), autocomplete: "off",
      spellcheck: "false", "data-testid": "link-input", autofocus: !link, oninput: () => input.setCustomValidity(""),
    });
    const open = (user) => {
      const read = readLink(input.value, page.bot.username);
      const target = read?.kind === "share" ? readLink(read.url, page.bot.username) : read;
      if (target?.kind !== "start") {
        input.setCustomValidity(t("notBotLink", { bot: page.bot.username }));
        input.reportValidity();
        return;
      }
      close();
      page.openLink(user, target.payload);
    };
    const people = order(page.users, first, last);
    const choices = people.map((user, index) =>
      el(
        "button",
        { type: "button", class: "person", "data-testid": `open-as-${user.id}`, autofocus: Boolean(link) && index === 0, onclick: () => open(user.id) },
        avatar(nameOf(user), user.id),
        el("span", {}, nameOf(user), el("small", {}, user.id === (first ?? last) ? t("thisPhone") : user.phone || (user.username && `@${user.username}`) || t("noPhone"))),
      ),
    );
    return [
      text && el("p", { class: "share-text" }, text),
      el("form", { class: "link-row", onsubmit: (event) => { event.preventDefault(); if (people.length) open(people[0].id); } },
        input,
        el("button", { type: "button", class: "icon-button", "aria-label": t("copyLink"), title: t("copyLink"), onclick: () => copy(input.value) }, icon("copy"))),
      el("p", { class: "label" }, t("openAs")),
      el("div", { class: "people" }, choices),
    ];
  });
}

function order(users, first, last) {
  const rank = (user) => (user.id === first ? -1 : user.id === last ? 1 : 0);
  return [...users].sort((left, right) => rank(left) - rank(right));
}

const FOUND = /(?<url>(?:https?:\/\/|tg:\/\/|(?:t|telegram)\.me\/)[^\s<>"'«»]+)|(?<=^|\s)(?<command>\/[a-z0-9_]{1,32})(?=$|[\s.,;:!?)])/gi;

/** Turns bare addresses and /commands in text nodes into links, as Telegram does; code and existing links stay. */
export function linkify(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("a, code, pre") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  for (const node of nodes) {
    const parts = [];
    let from = 0;
    for (const match of node.data.matchAll(FOUND)) {
      const words = match[0].replace(/[.,;:!?)\]]+$/, "");
      parts.push(node.data.slice(from, match.index));
      parts.push(match.groups.command
        ? el("a", { href: "#", "data-command": words }, words)
        : el("a", { href: /^[a-z]+:\/\//i.test(words) ? words : `https://${words}` }, words));
      from = match.index + words.length;
    }
    if (parts.length) node.replaceWith(...parts, node.data.slice(from));
  }
}

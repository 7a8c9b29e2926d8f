// What lies over the page for a moment: menus, dialogs, the picture viewer, the page's own short notes.
import { el, fill, icon, iconButton } from "./dom.js";
import { t } from "./words.js";

/** A menu at its button (`end`: right edges meet); items are {icon, label, note?, run, testid?, danger?, checked?}. */
export function openMenu(anchor, items, { label, above = false, end = false } = {}) {
  const menu = el("div", { class: "menu", role: "menu", popover: "auto", "aria-label": label });
  for (const item of items) {
    menu.append(
      el(
        "button",
        {
          type: "button",
          role: item.checked === undefined ? "menuitem" : "menuitemcheckbox",
          "aria-checked": item.checked === undefined ? null : String(item.checked),
          class: item.danger ? "danger" : null,
          "data-testid": item.testid,
          onclick: () => {
            menu.hidePopover();
            item.run();
          },
        },
        item.lead ?? icon(item.icon ?? "check"),
        el("span", {}, item.label, item.note && el("small", {}, item.note)),
      ),
    );
  }
  menu.addEventListener("keydown", (event) => moveFocus(menu, event));
  menu.addEventListener("toggle", (event) => {
    if (event.newState === "closed") {
      anchor.setAttribute?.("aria-expanded", "false");
      // A frame later: the click that closed it may be the one that runs an item.
      requestAnimationFrame(() => menu.remove());
    }
  });
  document.body.append(menu);
  menu.showPopover();
  anchor.setAttribute?.("aria-expanded", "true");
  place(menu, anchor.getBoundingClientRect(), above, end);
  menu.querySelector("button")?.focus({ preventScroll: true });
  return menu;
}

function place(menu, at, above, end) {
  const edge = 8;
  const { offsetWidth: width, offsetHeight: height } = menu;
  const left = Math.min(Math.max(edge, end ? at.right - width : at.left), innerWidth - width - edge);
  const fits = above ? at.top - height - edge : at.bottom + 4;
  menu.style.left = `${Math.max(edge, left)}px`;
  menu.style.top = `${Math.max(edge, Math.min(fits, innerHeight - height - edge))}px`;
}

export function moveFocus(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const buttons = [...menu.querySelectorAll("button")];
  const next = buttons.indexOf(document.activeElement) + step;
  buttons.at(next % buttons.length)?.focus();
}

/** A modal dialog over the page; `build(close)` gives its content. */
export function openDialog(title, testid, build) {
  const dialog = el("dialog", { class: "dialog", "aria-label": title, "data-testid": testid });
  const close = () => dialog.close();
  dialog.append(
    el("header", {}, el("h2", {}, title), iconButton("close", t("close"), { onclick: close })),
    el("div", { class: "dialog-body" }, build(close)),
  );
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A large picture fills the width and scrolls; a tap shows it pixel by pixel, one more closes it. */
export function openViewer(url, label, large) {
  const image = el("img", { src: url, alt: label, onclick: (event) => {
    if ("full" in dialog.dataset || image.naturalWidth <= image.clientWidth) return;
    event.stopPropagation();
    dialog.dataset.full = "";
  } });
  const dialog = el(
    "dialog",
    { class: `viewer ${large ? "large" : ""}`, "aria-label": label, "data-testid": "viewer", onclick: () => dialog.close() },
    image,
    iconButton("close", t("close"), { onclick: () => dialog.close() }),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

let noteTimer = 0;

/** A short note of the page itself (a refusal, "copied"), above everything. */
export function note(words) {
  const toast = document.getElementById("page-toast");
  fill(toast, words);
  if (toast.matches(":popover-open")) toast.hidePopover();
  toast.showPopover(); // anew, so that it lies above a dialog opened since
  clearTimeout(noteTimer);
  noteTimer = setTimeout(() => toast.hidePopover(), 3200);
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    note(t("copied"));
  } catch {
    note(t("cannotCopy"));
  }
}

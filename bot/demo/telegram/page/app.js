// A Mini App in a sheet over the phone: an iframe, and the WebView protocol by which it talks to the client around it.
// Docs: core.telegram.org/api/web-events. Only what an app cannot live without is answered; the rest is ignored.
import { el, iconButton } from "./dom.js";
import { follow } from "./links.js";
import { t } from "./words.js";

const ALLOWED = "allow-scripts allow-same-origin allow-forms allow-popups allow-downloads allow-modals";

/** Opens what is behind an inline button of a message, or (without one) behind the menu button. */
export async function openApp(phone, button, message) {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const opened = await phone.send("open_app", { button: button?.text, message_id: message?.id, dark });
  if (!opened) return;
  // The page shows nothing from elsewhere in itself: such an app gets a tab of its own.
  if (new URL(opened.url).origin === location.origin) new Sheet(phone, opened.url);
  else window.open(opened.url, "_blank", "noopener,noreferrer");
}

class Sheet {
  constructor(phone, url) {
    this.phone = phone;
    this.theme = JSON.parse(new URLSearchParams(new URL(url).hash.slice(1)).get("tgWebAppThemeParams") ?? "{}");
    const { name } = phone.page.bot;
    this.frame = el("iframe", { class: "app-frame", src: url, sandbox: ALLOWED, allow: "clipboard-write", title: t("openApp", { name }), "data-testid": "app-frame" });
    this.element = el("section", { class: "app-sheet", role: "dialog", "aria-label": t("openApp", { name }), "data-testid": "app-sheet", onkeydown: (event) => event.key === "Escape" && this.close() },
      el("header", { class: "app-head" }, iconButton("close", t("close"), { "data-testid": "app-close", onclick: () => this.close() }), el("b", {}, name)),
      this.frame);
    this.heard = (event) => event.source === this.frame.contentWindow && this.hear(event.data);
    window.addEventListener("message", this.heard);
    phone.showApp(this);
    this.frame.focus({ preventScroll: true });
  }

  close() {
    window.removeEventListener("message", this.heard);
    this.element.remove();
    this.phone.conversation.scroll.focus({ preventScroll: true });
  }

  hear(data) {
    const { eventType, eventData } = read(data);
    const { width, height } = this.frame.getBoundingClientRect();
    const nothing = { top: 0, right: 0, bottom: 0, left: 0 };
    const answers = {
      web_app_close: () => this.close(),
      web_app_ready: () => this.element.toggleAttribute("data-ready", true),
      web_app_expand: () => this.element.toggleAttribute("data-expanded", true),
      web_app_request_theme: () => this.tell("theme_changed", { theme_params: this.theme }),
      web_app_request_viewport: () => this.tell("viewport_changed", { width, height, is_state_stable: true, is_expanded: "expanded" in this.element.dataset }),
      web_app_request_safe_area: () => this.tell("safe_area_changed", nothing),
      web_app_request_content_safe_area: () => this.tell("content_safe_area_changed", nothing),
      web_app_open_link: () => follow(this.phone.page, eventData?.url ?? "", this.phone.user.id),
      web_app_open_tg_link: () => {
        this.close();
        follow(this.phone.page, `https://t.me${eventData?.path_full ?? ""}`, this.phone.user.id);
      },
    };
    if (Object.hasOwn(answers, eventType)) answers[eventType]();
  }

  tell(eventType, eventData) {
    this.frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), location.origin);
  }
}

function read(data) {
  try {
    return (typeof data === "string" ? JSON.parse(data) : data) ?? {};
  } catch {
    return {};
  }
}

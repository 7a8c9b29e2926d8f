// The Mini App's side of the conversation: with the client by its own messages, without Telegram's script,
// which would be a stranger's code on a page where a password is typed.

const handed = new URLSearchParams(location.hash.slice(1));
const asked = new URLSearchParams(location.search);
const form = document.querySelector("form");
const password = document.querySelector("#password");
const problem = document.querySelector("#problem");

function tellClient(eventType, eventData = {}) {
  const event = JSON.stringify({ eventType, eventData });
  if (window.TelegramWebviewProxy) {
    window.TelegramWebviewProxy.postEvent(eventType, JSON.stringify(eventData));
  } else if (window.external && "notify" in window.external) {
    window.external.notify(event);
  } else if (window.parent !== window) {
    window.parent.postMessage(event, "*");
  }
}

function wearTheme() {
  const names = { bg_color: "background", text_color: "text", hint_color: "hint", button_color: "button",
    button_text_color: "button-text", destructive_text_color: "wrong" };
  let colours = {};
  try {
    colours = JSON.parse(handed.get("tgWebAppThemeParams") || "{}");
  } catch {
    return;
  }
  for (const [theirs, ours] of Object.entries(names)) {
    if (/^#[0-9a-f]{3,8}$/i.test(colours[theirs] || "")) {
      document.documentElement.style.setProperty(`--${ours}`, colours[theirs]);
    }
  }
}

async function send() {
  const answer = await fetch("password", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      init_data: handed.get("tgWebAppData") || "",
      window: asked.get("window") || "",
      language: document.documentElement.lang,
      password: password.value,
    }),
  });
  if (answer.ok) {
    password.value = "";
    tellClient("web_app_close");
    return "";
  }
  return (await answer.json()).problem || form.dataset.offline;
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  problem.textContent = "";
  try {
    problem.textContent = await send();
  } catch {
    problem.textContent = form.dataset.offline;
  }
  button.disabled = false;
});

document.querySelector("#show").addEventListener("change", (event) => {
  password.type = event.target.checked ? "text" : "password";
});

// By the sign, as the server counts them.
password.addEventListener("input", () => {
  const count = document.querySelector("#count");
  count.textContent = `${[...password.value.normalize("NFC")].length} / ${count.dataset.minimum}`;
});

wearTheme();
tellClient("web_app_ready");
tellClient("web_app_expand");

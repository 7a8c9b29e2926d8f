// Forms about people: adding a phone to the table, choosing whose contact card to send, and whom to name to the bot.
import { avatar, el } from "./dom.js";
import { openDialog } from "./popup.js";
import { language, nameOf, t } from "./words.js";

function field(label, attributes) {
  return el("label", { class: "field-row" }, el("span", {}, label), el("input", { type: "text", autocomplete: "off", ...attributes }));
}

const LANGUAGES = [["ru", "Русский"], ["kk", "Қазақша"], ["en", "English"]];

export function openPersonForm(page) {
  openDialog(t("addPerson"), "person-form", (close) => {
    const submit = async (event) => {
      event.preventDefault();
      const person = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value));
      if (person.username) person.username = person.username.replace(/^@/, "");
      const added = await page.act("users", person);
      if (!added) return;
      close();
      await page.reveal(added.id);
    };
    const form = el(
      "form",
      { class: "form", onsubmit: submit },
      field(t("firstName"), { name: "first_name", required: true, autofocus: true, maxlength: "64" }),
      field(t("lastName"), { name: "last_name", maxlength: "64" }),
      field(t("phone"), { name: "phone", type: "tel", placeholder: "+7 701 000 00 00" }),
      field(t("username"), { name: "username", placeholder: "@name" }),
      el("label", { class: "field-row" }, el("span", {}, t("language")),
        el("select", { name: "language_code" }, LANGUAGES.map(([code, name]) => el("option", { value: code, selected: code === language }, name)))),
      el("button", { type: "submit", class: "primary", "data-testid": "person-add" }, t("add")),
    );
    return form;
  });
}

export function openContactForm(page, phone) {
  openDialog(t("cardTitle"), "contact-form", (close) => {
    const send = (whose) => {
      close();
      phone.shareContact(whose);
    };
    const others = page.users.filter((user) => user.id !== phone.user.id);
    const submit = (event) => {
      event.preventDefault();
      const typed = new FormData(form);
      send({ first_name: typed.get("first_name").trim(), phone: typed.get("phone").trim() });
    };
    const form = el(
      "form",
      { class: "form", onsubmit: submit },
      field(t("firstName"), { name: "first_name", required: true, maxlength: "64" }),
      field(t("phone"), { name: "phone", type: "tel", required: true, placeholder: "+7 701 000 00 00" }),
      el("button", { type: "submit", class: "primary", "data-testid": "contact-send" }, t("send")),
    );
    return [
      others.length > 0 && el("div", { class: "people" }, others.map((user) =>
        el("button", { type: "button", class: "person", "data-testid": `card-of-${user.id}`, disabled: !user.phone, onclick: () => send({ of: user.id }) },
          avatar(nameOf(user), user.id), el("span", {}, nameOf(user), el("small", {}, user.phone || t("noPhone")))))),
      el("p", { class: "label" }, others.length ? t("cardTyped") : ""),
      form,
    ];
  });
}

/** Whom a button of the bot asks for: one is chosen by a tap, several by ticks and a button. */
export function openUserPicker(page, phone, { request_id: id, max_quantity: most = 1, user_is_bot: bots }) {
  openDialog(most === 1 ? t("chooseOne") : t("chooseSome", { most }), "user-picker", (close) => {
    const people = bots ? [] : page.users.filter((user) => user.id !== phone.user.id);
    if (!people.length) return el("p", { class: "label" }, t("nobodyToChoose"));
    const share = (users) => {
      close();
      phone.conversation.stuck = true;
      phone.send("share_users", { request_id: id, users });
    };
    const words = (user) => [avatar(nameOf(user), user.id), el("span", {}, nameOf(user), el("small", {}, user.phone || t("noPhone")))];
    if (most === 1) {
      return el("div", { class: "people" }, people.map((user) =>
        el("button", { type: "button", class: "person", "data-testid": `choose-${user.id}`, onclick: () => share([user.id]) }, words(user))));
    }
    const ticks = people.map((user) => el("input", { type: "checkbox", value: String(user.id), "data-testid": `choose-${user.id}`, onchange: () => count() }));
    const done = el("button", { type: "submit", class: "primary", "data-testid": "choose-done", disabled: true }, t("choose"));
    const chosen = () => ticks.filter((tick) => tick.checked).map((tick) => Number(tick.value));
    const count = () => {
      done.disabled = chosen().length === 0;
      for (const tick of ticks) tick.disabled = !tick.checked && chosen().length >= most;
    };
    const rows = people.map((user, index) => el("label", { class: "person" }, ticks[index], words(user)));
    return el("form", { class: "form", onsubmit: (event) => { event.preventDefault(); share(chosen()); } }, el("div", { class: "people" }, rows), done);
  });
}

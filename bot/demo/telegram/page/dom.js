// Building elements without markup: every text becomes a text node, so nothing typed can turn into HTML.

/** el("p", {class: "x", onclick: f}, "text", child): false and null attributes and children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "value") node.value = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child !== null && child !== undefined && child !== false) node.append(child);
  }
}

export function fill(node, ...children) {
  node.replaceChildren();
  append(node, children);
  return node;
}

const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  dots: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  clip: "M19.5 11.5l-7.8 7.8a5 5 0 0 1-7-7l8.2-8.3a3.4 3.4 0 0 1 4.8 4.8l-8.2 8.2a1.7 1.7 0 0 1-2.4-2.4l7.3-7.3",
  keyboard: "M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zM7.5 9.5v.01M12 9.5v.01M16.5 9.5v.01M8 14.5h8",
  down: "M6 9.5l6 6 6-6",
  close: "M6 6l12 12M18 6L6 18",
  back: "M14.5 5.5L8 12l6.5 6.5",
  check: "M5 12.5l4.5 4.5L19 7.5",
  ticks: "M2 12.5L6.5 17 15 8M11.6 15.7L12.9 17 21.5 8",
  plus: "M12 5v14M5 12h14",
  mail: "M4 6h16a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM3.5 7l8.5 6 8.5-6",
  sms: "M5 4.5h14A1.5 1.5 0 0 1 20.5 6v9.5A1.5 1.5 0 0 1 19 17h-8l-4.5 3.5V17H5a1.5 1.5 0 0 1-1.5-1.5V6A1.5 1.5 0 0 1 5 4.5zM8 10.8v.01M12 10.8v.01M16 10.8v.01",
  bolt: "M13 3.5L5 13.5h6l-1 7 8-10h-6z",
  app: "M5.5 4.5h13a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1v-13a1 1 0 0 1 1-1zM4.5 9h15",
  clock: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM12 7.5V12l3 2",
  people: "M9 11.5a3.2 3.2 0 1 0 0-6.4 3.2 3.2 0 0 0 0 6.4zM3 19c.5-3.3 2.7-5 6-5s5.5 1.7 6 5M15.5 5.3a3 3 0 0 1 0 5.9M17.5 14.5c2 .6 3.2 2.1 3.5 4.5",
  person: "M12 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM5 20c.6-3.7 3-5.5 7-5.5s6.4 1.8 7 5.5",
  card: "M4 5h16a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM9 11.2a1.8 1.8 0 1 0 0-3.6 1.8 1.8 0 0 0 0 3.6zM6 15.8c.4-1.7 1.4-2.6 3-2.6s2.6.9 3 2.6M15 9.5h3.5M15 13.5h3.5",
  file: "M7 3.5h7l4.5 4.5v11a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 19V5A1.5 1.5 0 0 1 7 3.5zM13.5 3.5V8.5h5",
  smile: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM9 10v.01M15 10v.01M8.5 14c1.7 2.4 5.3 2.4 7 0",
  copy: "M9 8.5h9.5a1 1 0 0 1 1 1V19a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1V9.5a1 1 0 0 1 1-1zM5.5 15.5h-.5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9.5a1 1 0 0 1 1 1v.5",
  link: "M10 14a4 4 0 0 0 5.7 0l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-5.7 0l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  edit: "M4.5 19.5l1-4L16 5l3 3L8.5 18.5l-4 1zM14 7l3 3",
  block: "M12 4a8 8 0 1 1 0 16 8 8 0 0 1 0-16zM6.4 6.4l11.2 11.2",
  hide: "M4 4l16 16M9.5 5.7A9.6 9.6 0 0 1 12 5.4c4 0 7 2.5 9 6.6a14 14 0 0 1-2.4 3.4M6.3 7.5A13.5 13.5 0 0 0 3 12c2 4.1 5 6.6 9 6.6 1.7 0 3.2-.4 4.5-1.2",
  shield: "M12 3.5l7 2.5v5.5c0 4.3-2.7 7.4-7 9-4.3-1.6-7-4.7-7-9V6l7-2.5z",
  arrow: "M8 16L16 8M9.5 8H16v6.5",
  send: "M4 12L3.5 4.8 21 12 3.5 19.2 4 12zM4 12h8",
};

export function icon(name) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(space, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export function iconButton(name, label, attributes = {}) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes }, icon(name));
}

export function avatar(name, id, kind = "") {
  const letters = name.split(/\s+/).filter(Boolean).slice(0, 2).map((part) => [...part][0]).join("").toUpperCase();
  return el("span", { class: `avatar hue-${Math.abs(Number(id) || 0) % 7} ${kind}`, "aria-hidden": "true" }, letters || "?");
}

/** A finger, no mouse: Enter breaks the line, and a tap stands for a right click. */
export const onTouch = () => matchMedia("(hover: none) and (pointer: coarse)").matches;

// Small helpers: elements, icons, requests, and the dialogs.

import { say } from "./words.js";

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const PATHS = {
  more: '<circle cx="12" cy="5" r="1.9" fill="currentColor" stroke="none"/><circle cx="12" cy="12" r="1.9" fill="currentColor" stroke="none"/><circle cx="12" cy="19" r="1.9" fill="currentColor" stroke="none"/>',
  attach: '<path d="m20 11.5-8 8a5 5 0 0 1-7-7l8.6-8.6a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.7 1.7 0 0 1-2.4-2.4l7.6-7.6"/>',
  send: '<path d="M3.5 4.2 21 12 3.5 19.8l1.6-6.4L14 12l-8.9-1.4z" fill="currentColor" stroke-width="1.2"/>',
  mic: '<rect x="9" y="3" width="6" height="11" rx="3"/><path d="M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3"/>',
  check: '<path d="m4.5 12.5 5 5L20 7"/>',
  down: '<path d="m6 9.5 6 6 6-6"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  moon: '<path d="M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5V5m0 14v2.5M2.5 12H5m14 0h2.5M5.3 5.3 7 7m10 10 1.7 1.7M18.7 5.3 17 7M7 17l-1.7 1.7"/>',
  globe: '<circle cx="12" cy="12" r="8.5"/><path d="M3.5 12h17M12 3.5c5 5 5 12 0 17-5-5-5-12 0-17z"/>',
  block: '<circle cx="12" cy="12" r="8.5"/><path d="m6 6 12 12"/>',
  fresh: '<path d="M4.5 12a7.5 7.5 0 1 1 2.2 5.3M4.5 12 2.6 9.4M4.5 12l2.8-1.6"/>',
  panel: '<rect x="3.5" y="5" width="17" height="14" rx="2"/><path d="M14.5 5v14"/>',
  sticker: '<path d="M20 13.5V7a3 3 0 0 0-3-3H7a3 3 0 0 0-3 3v10a3 3 0 0 0 3 3h6.5zM20 13.5l-6.5 6.5v-3.5a3 3 0 0 1 3-3zM8.5 10h.01M15 10h.01"/>',
  photo: '<rect x="3.5" y="4.5" width="17" height="15" rx="2.5"/><circle cx="9" cy="10" r="1.7"/><path d="m5 17.5 5-4 3 2.2 3.5-3.7 3.5 3.5"/>',
  play: '<path d="M8 5.5v13l11-6.5z" fill="currentColor"/>',
  file: '<path d="M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5.5 19.5h13"/>',
  corner: '<path d="M7 17 18 6m-8.5 0H18v8.5" stroke-width="3"/>',
};

export function icon(name) {
  const svg = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.9" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">${PATHS[name]}</svg>`,
    "image/svg+xml",
  ).documentElement;
  return document.importNode(svg, true);
}

// One check mark for sent, two for read.
export function ticks(read) {
  const svg = new DOMParser().parseFromString(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 19 14" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" role="img"><path d="m${read ? 1.5 : 4.5} 7.6 3.4 3.4L12.6 3"/>${read ? '<path d="m8.6 10.6.6.5L17 3"/>' : ""}</svg>`,
    "image/svg+xml",
  ).documentElement;
  svg.setAttribute("aria-label", say(read ? "read" : "sent"));
  return document.importNode(svg, true);
}

export async function get(path) {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

export async function post(name, body = {}) {
  const answer = await fetch(`/simulator/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

let hiding;

export function toast(text) {
  const node = $("toast");
  node.textContent = text;
  node.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { node.hidden = true; }, Math.min(7000, 2200 + text.length * 45));
}

// A box with a text and buttons; gives the value of the one that was pressed, or nothing.
export function ask(text, buttons) {
  const box = $("dialog");
  $("dialog-text").textContent = text;
  $("dialog-buttons").replaceChildren(
    ...buttons.map(([label, value, kind]) => el("button", { value, class: kind }, label)),
  );
  box.returnValue = "";
  box.showModal();
  return new Promise((done) => box.addEventListener("close", () => done(box.returnValue), { once: true }));
}

// A menu that opens at a button: arrow keys move, Escape and a click elsewhere close it.
export function menu(button, sheet, items) {
  const close = (focus) => {
    if (sheet.hidden) return;
    sheet.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (focus) button.focus();
  };
  const open = () => {
    const list = items();
    if (!list.length) return;
    sheet.replaceChildren(...list.map((item) => {
      if (!item) return el("hr");
      const row = el("button", { type: "button", role: "menuitem", class: item.kind, tabindex: -1 }, ...item.content);
      row.addEventListener("click", () => { close(true); item.act(); });
      return row;
    }));
    sheet.hidden = false;
    button.setAttribute("aria-expanded", "true");
    sheet.querySelector("button").focus({ preventScroll: true });
  };
  button.addEventListener("click", () => (sheet.hidden ? open() : close(true)));
  sheet.addEventListener("keydown", (event) => {
    const rows = [...sheet.querySelectorAll("button")];
    const at = rows.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      rows[(to + rows.length) % rows.length].focus();
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close(true);
    } else if (event.key === "Tab") close(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!sheet.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return { close };
}

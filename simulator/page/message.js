// One message: its bubble, what is in it, and the keyboard under it.

import { $, el, icon, ticks } from "./dom.js";
import { nodes } from "./entities.js";
import { clockTime } from "./time.js";
import { say } from "./words.js";

const JUMBO = /^(?:\p{RI}\p{RI}|\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F\u20E3?|[\u{E0020}-\u{E007F}]+)?(?:\u200D\p{Emoji}(?:\p{Emoji_Modifier}|\uFE0F)?)*){1,3}$/u;
const OTHERS = { audio: "🎵", video: "🎬", video_note: "⏺", animation: "🎞", location: "📍", venue: "📍", contact: "👤", dice: "🎲", poll: "📊" };

const source = (id) => `/simulator/file/${encodeURIComponent(id)}`;

export const fromBot = (message) => Boolean(message.from?.is_bot);

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1048576 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function meta(message, over) {
  const when = clockTime(message.date);
  const node = el("span", { class: over ? "meta over" : "meta" }, message.x_edited ? `${say("edited")} ${when}` : when);
  if (!fromBot(message)) node.append(ticks(message.x_read));
  return node;
}

function words(message, text, entities, act) {
  const line = el("div", { class: "words", dir: "auto" }, ...nodes(text, entities, act));
  line.append(meta(message));
  return line;
}

function view(address, alt) {
  $("viewer-image").src = address;
  $("viewer-image").alt = alt;
  $("viewer").showModal();
}

function photo(message, act) {
  const best = message.photo[message.photo.length - 1];
  const alt = message.caption || say("picture");
  const image = el("img", { src: source(best.file_id), alt, width: best.width, height: best.height });
  image.style.aspectRatio = `${best.width} / ${best.height}`;
  const bubble = el("div", { class: "bubble media" }, el("button", { type: "button", class: "photo", onclick: () => view(source(best.file_id), alt) }, image));
  bubble.style.width = `${Math.min(360, Math.max(200, best.width))}px`;
  if (message.caption) bubble.append(words(message, message.caption, message.caption_entities, act));
  else bubble.append(meta(message, true));
  return bubble;
}

function row(round, title, small) {
  return [el("span", { class: "round" }, icon(round)), el("span", {}, title, el("small", {}, small))];
}

function file(message, act) {
  const { file_id: id, file_name: name, file_size: bytes } = message.document;
  const link = el("a", { class: "file", href: source(id), download: name }, ...row("file", el("b", {}, name), size(bytes)));
  const bubble = el("div", { class: "bubble" }, link);
  bubble.append(message.caption ? words(message, message.caption, message.caption_entities, act) : meta(message));
  return bubble;
}

function voice(message) {
  const wave = el("span", { class: "wave", "aria-hidden": "true" });
  for (let i = 0; i < 34; i++) {
    const bar = el("i");
    bar.style.height = `${4 + Math.abs(Math.sin(i * 1.7) * Math.cos(i * 0.6 + 1)) * 18}px`;
    wave.append(bar);
  }
  const seconds = String(message.voice.duration).padStart(2, "0");
  return el("div", { class: "bubble", "aria-label": say("voice") }, el("div", { class: "file" }, ...row("play", wave, `0:${seconds}`)), meta(message));
}

function bubbleOf(message, act) {
  if (message.photo) return photo(message, act);
  if (message.document) return file(message, act);
  if (message.voice) return voice(message);
  if (message.sticker) {
    return el("div", { class: "bubble bare" }, el("span", { class: "big", role: "img", "aria-label": `${say("sticker")} ${message.sticker.emoji}` }, message.sticker.emoji), meta(message, true));
  }
  if (message.text === undefined) {
    const kind = Object.keys(OTHERS).find((name) => message[name]);
    return el("div", { class: "bubble" }, words(message, `${OTHERS[kind] ?? "❔"} ${kind ?? ""}`, [], act));
  }
  if (JUMBO.test(message.text) && !/^[\d#*]+$/.test(message.text) && !message.reply_markup) {
    return el("div", { class: "bubble bare" }, el("span", { class: "jumbo" }, message.text), meta(message, true));
  }
  return el("div", { class: "bubble" }, words(message, message.text, message.entities, act));
}

function key(message, button, press) {
  if (button.url) {
    const node = el("a", { class: "key", href: button.url, target: "_blank", rel: "noopener noreferrer", title: button.text }, button.text, el("span", { class: "hidden" }, ` (${say("opens")})`));
    const corner = icon("corner");
    corner.setAttribute("class", "corner");
    node.append(corner);
    return node;
  }
  const node = el("button", { type: "button", class: "key", title: button.text }, button.text);
  if (button.callback_data) {
    node.dataset.data = button.callback_data;
    node.addEventListener("click", () => press(message.message_id, button.callback_data));
  }
  return node;
}

// `act` sends a tapped command, `press` presses a button.
export function render(message, botName, act, press) {
  const bot = fromBot(message);
  const node = el("article", { class: `message ${bot ? "theirs" : "mine"}`, id: `m${message.message_id}` });
  node.append(el("span", { class: "hidden" }, `${bot ? botName : say("you")}: `), bubbleOf(message, act));
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length) {
    node.classList.add("keyed");
    node.append(el("div", { class: "keys", "aria-live": "off" }, ...rows.map((buttons) => el("div", {}, ...buttons.map((button) => key(message, button, press))))));
  }
  return node;
}

// The chat: who the parent is, what is heard from the server, and what is sent to it.

import { Clock } from "./clock.js";
import { Composer } from "./composer.js";
import { $, ask, el, get, icon, menu, post, toast } from "./dom.js";
import { Log } from "./log.js";
import { Panel } from "./panel.js";
import { setNow } from "./time.js";
import { language, say, speak } from "./words.js";

const TYPING = 5500;

const state = { chat: null, bot: { name: "", description: "", commands: [] }, blocked: false, connected: false, typing: null };

const log = new Log(send, press);
const panel = new Panel(() => { log.fill([...log.messages.values()], state.bot.name); clock.show(); });
const clock = new Clock(() => state.chat);
const composer = new Composer({
  send,
  attach: (kind) => attempt("sends", { kind }),
  edit: (id, text) => attempt("edits", { message_id: id, text }),
  commands: () => state.bot.commands,
  mine: () => log.last((message) => !message.from.is_bot && message.text),
  draft: { load: () => localStorage.getItem("draft") ?? "", save: (text) => localStorage.setItem("draft", text) },
});

async function attempt(name, body) {
  try {
    await post(name, { chat: state.chat, language: language(), ...body });
    return true;
  } catch {
    toast(say("failed"));
    return false;
  }
}

function send(text) {
  composer.focus();
  return attempt("says", { text });
}

async function press(id, data) {
  try {
    await post("presses", { chat: state.chat, message_id: id, data });
  } catch {
    // The button is gone meanwhile; Telegram's apps say nothing either.
  }
}

// Who this is: the parent of the last visit, or the one named in the address, or a new one.
async function parent(fresh) {
  const named = Number(new URLSearchParams(location.search).get("chat"));
  const kept = Number(localStorage.getItem("chat"));
  state.chat = fresh ? null : named || kept || null;
  if (!state.chat) {
    state.chat = (await post("parent")).chat;
    if (named) history.replaceState(null, "", "/");
  }
  if (state.chat !== named) localStorage.setItem("chat", state.chat);
}

async function load() {
  const told = await get(`/simulator/history?chat=${state.chat}&language=${localStorage.getItem("language") ?? (navigator.language.startsWith("ru") ? "ru" : "en")}`);
  Object.assign(state, { bot: told.bot, blocked: told.blocked, connected: true });
  setNow(told.now, told.running);
  speak(told.language);
  composer.speak();
  panel.chat = state.chat;
  panel.available = told.inspect;
  panel.show();
  panel.refresh();
  log.fill(told.messages, told.bot.name);
  clock.show();
  draw();
}

// Everything around the messages.
function draw() {
  const { bot, blocked, connected } = state;
  document.title = bot.name;
  $("name").textContent = bot.name;
  $("avatar").textContent = bot.name.split(/\s+/).slice(0, 2).map((word) => [...word][0]).join("");
  const subtitle = $("subtitle");
  subtitle.classList.toggle("active", connected && Boolean(state.typing));
  if (connected && state.typing) subtitle.replaceChildren(say("typing"), el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")));
  else subtitle.textContent = say(connected ? "bot" : "connecting");
  const empty = log.size === 0;
  $("about").hidden = !(empty && bot.description);
  $("description").textContent = bot.description;
  $("composer").hidden = empty || blocked;
  $("start").hidden = !(empty || blocked);
  $("start").textContent = say(blocked ? "restart" : "start");
  $("commands-button").hidden = bot.commands.length === 0;
}

function typing(on) {
  clearTimeout(state.typing);
  state.typing = on ? setTimeout(() => typing(false), TYPING) : null;
  draw();
}

const HEARD = {
  message({ message }) {
    if (message.from.is_bot) typing(false);
    log.add(message);
    draw();
    panel.refresh();
  },
  edited({ message }) { log.change(message); panel.refresh(); },
  deleted({ message_id: id }) { log.remove(id); draw(); },
  read({ message_id: id }) { log.read(id); },
  typing() { typing(true); },
  pressed({ query, message_id: id, data }) { log.wait(query, id, data); },
  answer({ query, text, alert, url }) {
    log.answered(query);
    if (url) window.open(url, "_blank", "noopener");
    if (text && alert) ask(text, [["OK", ""]]);
    else if (text) toast(text);
  },
  blocked({ blocked }) { state.blocked = blocked; draw(); },
  clock({ now }) { setNow(now); clock.show(); panel.refresh(); },
  async profile() {
    state.bot = (await get(`/simulator/history?chat=${state.chat}&language=${language()}`)).bot;
    draw();
  },
};

let stream;

// Live events. Whatever was missed while the line was down is read anew when it is up again; what comes during that
// waits for it.
function listen() {
  stream?.close();
  const source = new EventSource(`/simulator/events?chat=${state.chat}`);
  stream = source;
  let backlog = null;
  const hear = (event) => HEARD[event.event]?.(event);
  source.onopen = async () => {
    backlog = [];
    try {
      await load();
    } catch {
      toast(say("failed"));
    }
    const missed = backlog;
    backlog = null;
    missed.forEach(hear);
  };
  source.onmessage = ({ data }) => (backlog ? backlog.push(JSON.parse(data)) : hear(JSON.parse(data)));
  source.onerror = () => { state.connected = false; draw(); };
}

async function begin(fresh) {
  await parent(fresh);
  listen();
  composer.focus();
}

function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
}

function isDark() {
  return (document.documentElement.dataset.theme ?? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
}

async function block() {
  if (state.blocked || (await ask(say("blockAsk"), [[say("cancel"), ""], [say("blockYes"), "yes", "danger"]])) === "yes") {
    await attempt("blocks", { blocked: !state.blocked });
  }
}

async function startOver() {
  if ((await ask(say("freshAsk"), [[say("cancel"), ""], [say("yes"), "yes", "danger"]])) !== "yes") return;
  composer.set("");
  await begin(true);
}

async function changeLanguage() {
  const other = language() === "ru" ? "en" : "ru";
  localStorage.setItem("language", other);
  if (log.size) await attempt("language", { language: other });
  await load();
}

menu($("more"), $("menu"), () => [
  panel.available ? { content: [icon("panel"), say(panel.open ? "hide" : "show")], act: () => panel.toggle() } : undefined,
  { content: [icon(isDark() ? "sun" : "moon"), say(isDark() ? "light" : "night")], act: () => { const to = isDark() ? "light" : "dark"; localStorage.setItem("theme", to); theme(to); } },
  { content: [icon("globe"), say("language")], act: changeLanguage },
  null,
  log.size ? { content: [icon("block"), say(state.blocked ? "unblock" : "block")], act: block, kind: state.blocked ? "" : "danger" } : undefined,
  { content: [icon("fresh"), say("fresh")], act: startOver, kind: "danger" },
].filter((item) => item !== undefined));

$("more").append(icon("more"));
$("down").prepend(icon("down"));
$("viewer-close").append(icon("close"));
$("viewer").addEventListener("click", () => $("viewer").close());
$("start").addEventListener("click", async () => {
  if (state.blocked) await attempt("blocks", { blocked: false });
  await send("/start");
});

theme(localStorage.getItem("theme"));
speak(localStorage.getItem("language") ?? navigator.language.slice(0, 2));
begin(false).catch(() => toast(say("failed")));

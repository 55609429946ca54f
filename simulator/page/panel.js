// Behind the scenes: what the bot knows and plans for the parent in this chat.

import { $, el, get, icon } from "./dom.js";
import { longTime, setPlace } from "./time.js";
import { say } from "./words.js";

export class Panel {
  // `placed` is told when the parent's local time is known or has changed.
  constructor(placed) {
    this.placed = placed;
    this.chat = null;
    this.open = localStorage.getItem("panel") === "open";
    this.available = false;
    $("panel-close").append(icon("close"));
    $("panel-close").addEventListener("click", () => this.toggle());
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.open && $("panel").contains(document.activeElement)) this.toggle();
    });
  }

  toggle() {
    this.open = !this.open;
    localStorage.setItem("panel", this.open ? "open" : "closed");
    this.show();
    if (this.open) {
      this.refresh();
      $("panel-close").focus();
    } else $("more").focus();
  }

  show() { $("panel").hidden = !(this.open && this.available); }

  // Soon, and once for several messages that come together.
  refresh() {
    if (!this.available || this.timer) return;
    this.timer = setTimeout(async () => {
      this.timer = null;
      try {
        this.#draw(await get(`/simulator/inspect?chat=${this.chat}`));
      } catch {
        // The next message asks again.
      }
    }, 120);
  }

  #draw(seen) {
    const place = JSON.stringify([seen.zone, seen.local_time?.match(/(?:Z|[+-][\d:]+)$/)?.[0]]);
    setPlace(seen.zone, seen.local_time);
    if (place !== this.place) {
      this.place = place;
      this.placed();
    }
    const when = (iso) => (iso ? longTime(Date.parse(iso)) : say("nothing"));
    $("panel-body").replaceChildren(
      ...section("state", seen.state && el("p", { class: "state" }, el("code", { class: "chip now" }, seen.state), ...(seen.under?.length ? [say("under"), ...seen.under.map((name) => el("code", { class: "chip" }, name))] : []))),
      ...(seen.concern ? section("concern", el("p", { class: "concern" }, seen.concern)) : []),
      ...section("time", el("dl", {}, el("dt", {}, say("local")), el("dd", {}, when(seen.local_time)), el("dt", {}, say("due")), el("dd", {}, when(seen.next_due)))),
      ...section("signs", list("ul", seen.signs, sign)),
      ...section("causes", seen.causes?.length && el("div", { class: "chips" }, ...seen.causes.map((cause) => el("span", { class: "chip" }, cause.name ?? cause)))),
      ...section("programme", list("ol", seen.programme, step)),
    );
  }
}

function section(name, content) {
  return [el("h3", {}, say(name)), content || el("p", { class: "none" }, say("none"))];
}

function list(tag, items, draw) {
  return items?.length ? el(tag, {}, ...items.map(draw)) : null;
}

function sign({ id, name, words, since }) {
  return el("li", {}, el("b", {}, name ?? id), since ? el("span", { class: "tag" }, since) : null, words ? el("q", {}, words) : null);
}

function step({ id, title, reason, current, done }) {
  return el("li", { class: current ? "now" : done ? "done" : null, "aria-current": current ? "step" : null }, el("b", {}, title ?? id), reason ? el("small", {}, reason) : null);
}

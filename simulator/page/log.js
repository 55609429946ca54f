// The messages on the wall: in days and groups, added, changed and taken away in place.

import { $, el, ticks } from "./dom.js";
import { fromBot, render } from "./message.js";
import { dayKey, dayName } from "./time.js";

const GROUP_SECONDS = 300;

export class Log {
  // `act` sends a command, `press` presses a button.
  constructor(act, press) {
    this.act = act;
    this.press = press;
    this.messages = new Map();
    this.waiting = new Map();
    this.botName = "";
    this.unread = 0;
    this.scroller = $("scroll");
    this.going = false;
    this.scroller.addEventListener("scroll", () => this.#scrolled());
    for (const event of ["scrollend", "wheel", "touchstart", "pointerdown", "keydown"]) {
      this.scroller.addEventListener(event, () => { this.going = false; this.#scrolled(); }, { passive: true });
    }
    $("down").addEventListener("click", () => this.toEnd(true));
    new ResizeObserver(() => { if (this.following) this.toEnd(false); }).observe(this.scroller);
    this.following = true;
  }

  get size() { return this.messages.size; }

  // Everything anew.
  fill(messages, botName) {
    this.botName = botName;
    this.messages = new Map(messages.map((message) => [message.message_id, message]));
    $("log").setAttribute("aria-live", "off");
    $("log").replaceChildren();
    for (const message of messages) this.#place(message);
    this.#regroup();
    this.toEnd(false);
    requestAnimationFrame(() => $("log").setAttribute("aria-live", "polite"));
  }

  add(message) {
    if (this.messages.has(message.message_id)) return this.change(message);
    this.messages.set(message.message_id, message);
    const node = this.#place(message);
    node.classList.add("fresh");
    this.#regroup();
    if (this.following || !fromBot(message)) this.toEnd(true);
    else {
      this.unread += 1;
      this.#scrolled();
    }
  }

  change(message) {
    const node = $(`m${message.message_id}`);
    if (!node) return this.add(message);
    const before = this.messages.get(message.message_id);
    this.messages.set(message.message_id, message);
    const focused = node.contains(document.activeElement) ? document.activeElement.dataset.data : null;
    const fresh = render(message, this.botName, this.act, this.press);
    // Where only buttons changed only they are put in place, so that a screen reader does not read it all again.
    const [old, keys] = [node.querySelector(".keys"), fresh.querySelector(".keys")];
    const swap = old && keys && content(before) === content(message);
    if (swap) old.replaceWith(keys);
    else node.replaceWith(fresh);
    this.#regroup();
    this.#spin();
    if (focused) ((swap ? node : fresh).querySelector(`[data-data="${CSS.escape(focused)}"]`) ?? $("text")).focus({ preventScroll: true });
    if (this.following) this.toEnd(false);
  }

  remove(id) {
    this.messages.delete(id);
    const node = $(`m${id}`);
    const day = node?.parentElement;
    node?.remove();
    if (day && !day.querySelector(".message")) day.remove();
    this.#regroup();
  }

  read(id) {
    const message = this.messages.get(id);
    if (!message) return;
    message.x_read = true;
    $(`m${id}`)?.querySelector(".meta svg")?.replaceWith(ticks(true));
  }

  last(test) { return [...this.messages.values()].reverse().find(test); }

  // A press is on its way: a spinner on its button until it is answered, as long as Telegram's apps wait.
  wait(query, id, data) {
    this.waiting.set(query, { id, data });
    setTimeout(() => this.answered(query), 15000);
    this.#spin();
  }

  answered(query) {
    this.waiting.delete(query);
    this.#spin();
  }

  toEnd(smooth) {
    this.following = true;
    this.unread = 0;
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.going = smooth && scrollHeight - scrollTop - clientHeight > 1;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroller.scrollTo({ top: scrollHeight, behavior: smooth && !calm ? "smooth" : "instant" });
    this.#scrolled();
  }

  #place(message) {
    const key = dayKey(message.date);
    let day = [...$("log").children].find((section) => section.dataset.day === key);
    if (!day) {
      day = el("section", { class: "day", "data-day": key }, el("div", { class: "date" }, el("span", {}, dayName(message.date))));
      $("log").append(day);
    }
    const node = render(message, this.botName, this.act, this.press);
    day.append(node);
    return node;
  }

  // The first of a group has a round corner, the last a tail.
  #regroup() {
    for (const day of $("log").children) {
      const nodes = [...day.querySelectorAll(":scope > .message")];
      nodes.forEach((node, at) => {
        const [before, here, after] = [nodes[at - 1], node, nodes[at + 1]].map((item) => item && this.messages.get(Number(item.id.slice(1))));
        node.classList.toggle("first", !joined(before, here));
        node.classList.toggle("last", !joined(here, after));
      });
    }
  }

  #spin() {
    for (const node of document.querySelectorAll(".key.waiting")) {
      node.classList.remove("waiting");
      node.removeAttribute("aria-busy");
    }
    for (const { id, data } of this.waiting.values()) {
      const node = $(`m${id}`)?.querySelector(`[data-data="${CSS.escape(data)}"]`);
      node?.classList.add("waiting");
      node?.setAttribute("aria-busy", "true");
    }
  }

  // On its way to the end by itself, the wall still follows what comes in.
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    const near = scrollHeight - scrollTop - clientHeight < 80;
    if (!this.going) this.following = near;
    if (near) this.unread = 0;
    $("down").hidden = near || this.going;
    $("unread").textContent = this.unread;
    $("unread").hidden = this.unread === 0;
  }
}

const content = ({ reply_markup: _, edit_date: __, ...rest }) => JSON.stringify(rest);

function joined(one, two) {
  return Boolean(one && two && fromBot(one) === fromBot(two) && two.date - one.date < GROUP_SECONDS && !one.reply_markup && !one.sticker);
}

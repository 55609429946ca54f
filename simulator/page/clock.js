// The clock over the chat: shows the parent's time, and jumps.

import { $, post, toast } from "./dom.js";
import { longTime, now, setNow } from "./time.js";
import { say } from "./words.js";

export class Clock {
  // `chat()` tells which chat asks.
  constructor(chat) {
    this.buttons = [...$("clock-buttons").children];
    for (const button of this.buttons) button.addEventListener("click", () => this.#jump(button, chat()));
    setInterval(() => this.show(), 1000);
  }

  show() {
    const text = longTime(now());
    if ($("clock-time").textContent !== text) $("clock-time").textContent = text;
  }

  async #jump(button, chat) {
    const before = document.activeElement;
    this.#busy(true);
    $("clock-status").textContent = say("moving");
    try {
      setNow((await post("clock", { to: button.dataset.to, chat })).now);
      this.show();
      $("clock-status").textContent = `${say("moved")} ${$("clock-time").textContent}`;
    } catch {
      toast(say("failed"));
      $("clock-status").textContent = "";
    } finally {
      this.#busy(false);
      if (before === button) button.focus();
    }
  }

  #busy(busy) {
    $("clock").setAttribute("aria-busy", String(busy));
    for (const button of this.buttons) button.disabled = busy;
  }
}

// Where the parent types: a growing field, the command list, the attach menu, editing one's last message.

import { $, el, icon, menu } from "./dom.js";
import { say } from "./words.js";

const LONGEST = 4096;
const SAMPLES = [["photo", "photo"], ["voice", "mic"], ["sticker", "sticker"]];

export class Composer {
  // `send(text)`, `attach(kind)`, `edit(id, text)` do it; `commands()` and `mine()` tell what there is; `draft` keeps it.
  constructor({ send, attach, edit, commands, mine, draft }) {
    Object.assign(this, { send, attach, edit, mine, draft });
    this.field = $("text");
    this.editing = null;
    $("attach").append(icon("attach"));
    $("editing-stop").append(icon("close"));
    this.field.addEventListener("input", () => this.#changed());
    this.field.addEventListener("keydown", (event) => this.#key(event));
    $("composer").addEventListener("submit", (event) => { event.preventDefault(); this.#submit(); });
    $("editing-stop").addEventListener("click", () => this.#stop());
    menu($("attach"), $("attach-menu"), () => SAMPLES.map(([kind, picture]) => ({ content: [icon(picture), say(kind)], act: () => { this.focus(); attach(kind); } })));
    menu($("commands-button"), $("commands"), () => commands().map(({ command, description }) => ({
      content: [el("span", {}, description), el("small", {}, `/${command}`)],
      act: () => { this.focus(); send(`/${command}`); },
    })));
    document.addEventListener("keydown", (event) => this.#anywhere(event));
    this.set(draft.load());
  }

  // Put a text into the field.
  set(text) {
    this.field.value = text;
    this.#changed();
  }

  focus() {
    if (matchMedia("(pointer: fine)").matches) this.field.focus({ preventScroll: true });
  }

  // The words of the app have changed.
  speak() {
    this.field.placeholder = say("message");
    this.field.setAttribute("aria-label", say("message"));
    this.#changed();
  }

  #changed() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
    this.field.style.overflowY = this.field.scrollHeight > 190 ? "auto" : "hidden";
    const typed = this.field.value.trim() !== "";
    $("composer").classList.toggle("typed", this.field.value !== "");
    const button = $("send");
    const name = this.editing ? "check" : typed ? "send" : "mic";
    if (button.dataset.icon !== name) {
      button.dataset.icon = name;
      button.replaceChildren(icon(name));
    }
    button.setAttribute("aria-label", say(typed || this.editing ? "send" : "record"));
    $("attach").hidden = typed || Boolean(this.editing);
    if (!this.editing) this.draft.save(this.field.value);
  }

  #key(event) {
    if (event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (this.field.value.trim()) this.#submit();
    } else if (event.key === "ArrowUp" && this.field.value === "") {
      const message = this.mine();
      if (message) {
        event.preventDefault();
        this.#begin(message);
      }
    } else if (event.key === "Escape" && this.editing) this.#stop();
  }

  // Typing anywhere on the page types here, as in Telegram on a desktop.
  #anywhere(event) {
    const typing = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== " ";
    if (typing && document.activeElement.matches("body, .scroll, .phone *:not(textarea)") && !document.querySelector("dialog[open]") && !$("composer").hidden) this.field.focus({ preventScroll: true });
  }

  async #submit() {
    const text = this.field.value.trim();
    if (this.editing) {
      const { id } = this.editing;
      this.#stop();
      if (text) await this.edit(id, text);
    } else if (text) {
      this.set("");
      for (const part of parts(text)) {
        if (!(await this.send(part))) {
          this.set(text);
          break;
        }
      }
    } else await this.attach("voice");
  }

  #begin(message) {
    this.editing = { id: message.message_id };
    $("editing-text").textContent = message.text;
    $("editing").hidden = false;
    this.set(message.text);
  }

  #stop() {
    this.editing = null;
    $("editing").hidden = true;
    this.set("");
    this.field.focus();
  }
}

// What is longer than Telegram's limit goes out as several messages, cut at a space where there is one.
function parts(text) {
  const result = [];
  let rest = text;
  while (rest.length > LONGEST) {
    const at = rest.lastIndexOf(" ", LONGEST);
    const cut = at > LONGEST / 2 ? at : LONGEST;
    result.push(rest.slice(0, cut));
    rest = rest.slice(cut).trimStart();
  }
  return [...result, rest];
}

// Text and entities to nodes. Nothing a bot or a parent wrote is ever read as HTML.

import { el } from "./dom.js";
import { say } from "./words.js";

const BLOCKS = ["pre", "blockquote", "expandable_blockquote"];
const WRAPS = { bold: "b", italic: "i", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote", expandable_blockquote: "blockquote" };

function safe(address) {
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`);
    return ["http:", "https:", "tg:", "mailto:", "tel:"].includes(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function anchor(address, nodes) {
  const href = safe(address);
  return href ? el("a", { href, target: "_blank", rel: "noopener noreferrer" }, ...nodes) : el("span", {}, ...nodes);
}

function wrap(entity, nodes, text, act) {
  const kind = entity.type;
  if (WRAPS[kind]) return el(WRAPS[kind], {}, ...nodes);
  if (kind === "text_link") return anchor(entity.url, nodes);
  if (kind === "url") return anchor(text, nodes);
  if (kind === "email") return anchor(`mailto:${text}`, nodes);
  if (kind === "phone_number") return anchor(`tel:${text.replace(/[^+\d]/g, "")}`, nodes);
  if (kind === "bot_command") return el("button", { type: "button", class: "command", onclick: () => act(text) }, ...nodes);
  if (kind === "spoiler") {
    const node = el("span", { class: "spoiler", role: "button", tabindex: 0, "aria-label": say("spoiler") }, ...nodes);
    const show = () => { node.classList.add("shown"); node.removeAttribute("role"); node.removeAttribute("aria-label"); };
    node.addEventListener("click", show);
    node.addEventListener("keydown", (event) => { if (event.key === "Enter") show(); });
    return node;
  }
  return el("span", {}, ...nodes);
}

// Entities come sorted, the outer before the inner, in UTF-16 offsets, which is how JavaScript counts too.
// `act` is what a tapped /command does.
export function nodes(text, entities, act) {
  function build(from, to, list) {
    const result = [];
    let at = from;
    while (list.length) {
      const [first, ...rest] = list;
      const begin = Math.max(first.offset, at);
      const end = Math.min(first.offset + first.length, to);
      const inner = rest.filter((other) => other.offset < end);
      list = rest.filter((other) => other.offset >= end);
      if (end <= begin) continue;
      if (begin > at) result.push(text.slice(at, begin));
      result.push(wrap(first, build(begin, end, inner), text.slice(begin, end), act));
      // A block ends its line itself: the line break after it is not one more.
      at = BLOCKS.includes(first.type) && text[end] === "\n" ? end + 1 : end;
    }
    if (to > at) result.push(text.slice(at, to));
    return result;
  }
  return build(0, text.length, [...(entities ?? [])]);
}

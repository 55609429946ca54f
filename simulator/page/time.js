// Virtual time: what the clock says, and how the parent's local time is written.

import { language } from "./words.js";

let base = Date.now();
let real = Date.now();
let running = true;
let zone = null;
let offset = null;

// The server's time, and whether it goes on by itself.
export function setNow(iso, goesOn = running) {
  base = Date.parse(iso);
  real = Date.now();
  running = goesOn;
}

// Where the parent is: an IANA zone if the bot knows it, else the offset in their local time, else this machine's zone.
export function setPlace(place, local) {
  zone = place || null;
  const found = /([+-])(\d\d):?(\d\d)(?::\d\d)?$/.exec(local ?? "");
  offset = found ? (found[1] === "-" ? -1 : 1) * (Number(found[2]) * 60 + Number(found[3])) : local?.endsWith("Z") ? 0 : null;
}

export const now = () => base + (running ? Date.now() - real : 0);

function format(milliseconds, options) {
  let shown = milliseconds;
  let timeZone;
  if (zone) timeZone = zone;
  else if (offset !== null) {
    shown += offset * 60000;
    timeZone = "UTC";
  }
  return new Intl.DateTimeFormat(language() === "ru" ? "ru" : "en-GB", { timeZone, ...options }).format(shown);
}

export const clockTime = (seconds) => format(seconds * 1000, { hour: "2-digit", minute: "2-digit" });
export const dayKey = (seconds) => format(seconds * 1000, { year: "numeric", month: "2-digit", day: "2-digit" });
export const longTime = (milliseconds) => format(milliseconds, { weekday: "short", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });

export function dayName(seconds) {
  const year = (at) => format(at, { year: "numeric" });
  const more = year(seconds * 1000) === year(now()) ? {} : { year: "numeric" };
  return format(seconds * 1000, { day: "numeric", month: "long", ...more });
}

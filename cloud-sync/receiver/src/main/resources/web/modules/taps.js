import { element, setText } from "./element.js";
import { DASH, age } from "./figure.js";
import { message } from "./messages.js";

const SYMBOLS = { GRANT: "✓", DENY: "✕", PENDING: "…", INFO: "i" };

/** The newest taps: what came of each, why, where, and whose by its reference alone. Hidden while there are none. */
export class Taps {
  #key = null;
  #ages = [];

  constructor(root, feed) {
    this.root = root;
    this.feed = feed;
  }

  show(ward) {
    const { taps, failed } = this.feed;
    this.root.hidden = taps.length === 0;
    const key = JSON.stringify([failed, taps.map((tap) => [tap.id, tap.timeSuspect])]);
    if (key !== this.#key) this.#rebuild(taps, failed);
    this.#key = key;
    const now = ward.now();
    taps.forEach((tap, i) => setText(this.#ages[i], saidAge(tap, now)));
  }

  #rebuild(taps, failed) {
    this.#ages = taps.map(() => element("span", "num"));
    const parts = [element("h2", "", message("taps"))];
    if (failed) parts.push(element("p", "words", message("taps.failed")));
    this.root.replaceChildren(...parts, element("ul", "alarm-list", ...taps.map((tap, i) => row(tap, this.#ages[i]))));
  }
}

function row(tap, since) {
  const symbol = element("span", "symbol", SYMBOLS[tap.decision] ?? SYMBOLS.INFO);
  symbol.setAttribute("aria-hidden", "true");
  const what = element("span", "what", `${message(`decision.${tap.decision}`)} · ${message(`reason.${tap.reason}`)}`);
  const where = [message(`point.${tap.pointType}`), tap.point, tap.subject ?? DASH, tap.gateway].join(" · ");
  const offline = element("span", "severity", tap.offline ? message("tap.offline") : "");
  const made = element("li", "tap", symbol, element("span", "alarm-text", what, element("span", "who", where)), offline, since);
  made.dataset.decision = tap.decision;
  return made;
}

/** A tap of a clock that could not be believed has no age. */
const saidAge = (tap, now) => (tap.timeSuspect ? DASH : message("tap.ago", { age: age(now - tap.seenAtMillis) }));

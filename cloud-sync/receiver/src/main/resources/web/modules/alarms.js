import { element, setText } from "./element.js";
import { DASH, age } from "./figure.js";
import { message } from "./messages.js";

const SYMBOLS = { HIGH: "!", MEDIUM: "▲", LOW: "▽" };

/** Open alarms, the most severe first. Rebuilt only when one comes or goes, so a screen reader hears each once. */
export class Alarms {
  #key = null;
  #ages = [];

  constructor(root, feed) {
    this.root = root;
    this.feed = feed;
  }

  show(ward) {
    const { alarms, open, failed } = this.feed;
    const key = JSON.stringify([failed, open, alarms.map((alarm) => alarm.id)]);
    if (key !== this.#key) this.#rebuild(alarms, open, failed);
    this.#key = key;
    const now = ward.now();
    alarms.forEach((alarm, i) => setText(this.#ages[i], message("alarm.since", { age: age(now - alarm.raisedAtMillis) })));
  }

  #rebuild(alarms, open, failed) {
    this.#ages = alarms.map(() => {
      const since = element("span", "num");
      since.setAttribute("aria-live", "off");
      return since;
    });
    const rows = alarms.map((alarm, i) => row(alarm, this.#ages[i]));
    const parts = [element("h2", "", message("alarms", { n: open }))];
    if (failed) parts.push(element("p", "words", message("alarms.failed")));
    if (!failed && open === 0) parts.push(element("p", "alarm-none", message("alarms.none")));
    this.root.replaceChildren(...parts, element("ul", "alarm-list", ...rows));
  }
}

function row(alarm, since) {
  const symbol = element("span", "symbol", SYMBOLS[alarm.severity] ?? SYMBOLS.HIGH);
  symbol.setAttribute("aria-hidden", "true");
  const what = element("span", "what", saying(alarm));
  const who = element("span", "who", `${alarm.device ?? alarm.place ?? DASH} · ${alarm.gateway}`);
  const severity = element("span", "severity", message(`severity.${alarm.severity}`));
  const link = element("a", "alarm", symbol, element("span", "alarm-text", what, who), severity, since);
  link.href = alarm.device ? `#/band/${alarm.device}` : "#/";
  link.dataset.severity = alarm.severity;
  return element("li", "", link);
}

/** What is wrong, with the measurement that said so. */
const saying = (alarm) => message(`alarm.${alarm.kind}`, { value: alarm.value ?? DASH, limit: alarm.limit ?? DASH });

import { element, setText } from "./element.js";
import { DASH, count, fixed } from "./figure.js";
import { knows, message } from "./messages.js";
import { ReportRate } from "./report-rate.js";
import { stateBadge } from "./state-badge.js";

/**
 * One check of a gateway: name and state in the page's language, behind them the gateway's own sentence and figures.
 * A check in trouble shows its sentence at once. Names like `ble.hci.dongle-1` are a known kind and an instance.
 */
export class GatewayCheck {
  #shown = "";
  #rate = new ReportRate();
  #state = stateBadge();
  #perSecond = element("span", "rate num");
  #summary = element("p");
  #figures = element("dl");

  constructor(name) {
    const summary = element("summary", "", element("span", "name", checkName(name)), this.#perSecond, this.#state.node);
    this.node = element("details", "check", summary, this.#summary, this.#figures);
    this.#summary.lang = "en";
  }

  show(check, now) {
    const reports = check.figures?.reports;
    if (reports != null) this.#showRate(reports, now);
    const key = JSON.stringify(check);
    if (key === this.#shown) return this.node;
    this.#shown = key;
    const worse = check.state !== "OK" && this.#state.node.dataset.state !== check.state;
    if (worse) this.node.open = true;
    this.#state.show(check.state);
    setText(this.#summary, check.summary ?? "");
    const lines = Object.entries(check.figures ?? {}).flatMap(([name, n]) => [element("dt", "", name), element("dd", "", count(n))]);
    this.#figures.replaceChildren(...lines);
    return this.node;
  }

  #showRate(reports, now) {
    this.#rate.see(reports, now);
    setText(this.#perSecond, this.#rate.perSecond == null ? DASH : message("perSecond", { n: fixed(this.#rate.perSecond) }));
  }
}

/** The longest known kind that the name starts with, and what is left of it as it is. */
export function checkName(name) {
  for (let kind = name; kind; kind = kind.slice(0, Math.max(0, kind.lastIndexOf(".")))) {
    if (knows(`check.${kind}`)) return [message(`check.${kind}`), name.slice(kind.length + 1)].filter(Boolean).join(" ");
  }
  return name;
}

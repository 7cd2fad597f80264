import { element } from "./element.js";
import { count, fixed, DASH } from "./figure.js";
import { message } from "./messages.js";
import { ReportRate } from "./report-rate.js";

/** Each machine's state and what it does about its trouble, in its own words. */
export class Gateways {
  #rates = new Map();
  #shown = "";

  constructor(root) {
    this.body = element("div");
    root.replaceChildren(element("h2", "", message("gateways")), this.body);
  }

  show(ward) {
    const key = JSON.stringify(ward.gateways.map(({ id, state, checks }) => [id, state, checks]));
    if (key === this.#shown) return;
    this.#shown = key;
    this.body.replaceChildren(...ward.gateways.map((gateway) => this.#machine(gateway, ward.now())));
  }

  #machine(gateway, now) {
    const checks = (gateway.checks ?? []).map((check) => this.#check(gateway.id, check, now));
    return element("div", "machine", element("div", "top", element("b", "", gateway.id), state(gateway.state)), ...checks);
  }

  #check(gateway, check, now) {
    const lines = Object.entries(check.figures ?? {}).flatMap(([name, n]) => [element("dt", "", name), element("dd", "", count(n))]);
    const reports = check.figures?.reports;
    if (reports != null) {
      const rate = this.#rateOf(`${gateway} ${check.name}`);
      rate.see(reports, now);
      const text = rate.perSecond == null ? DASH : message("perSecond", { n: fixed(rate.perSecond) });
      lines.unshift(element("dt", "", message("reports")), element("dd", "", text));
    }
    return element("div", "check", element("div", "top", element("span", "", check.name), state(check.state)),
      element("p", "", check.summary ?? ""), element("dl", "", ...lines));
  }

  #rateOf(key) {
    if (!this.#rates.has(key)) this.#rates.set(key, new ReportRate());
    return this.#rates.get(key);
  }
}

function state(name) {
  const badge = element("span", "state", message(`state.${name}`));
  badge.dataset.state = name;
  return badge;
}

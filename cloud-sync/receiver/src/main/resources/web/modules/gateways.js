import { element, setText } from "./element.js";
import { GatewayCheck } from "./gateway-check.js";
import { STATES, stateBadge } from "./state-badge.js";
import { message } from "./messages.js";
import { STALE_AFTER_MILLIS } from "./need.js";

/** Each machine's state, its age, and what it does about its trouble. Checks are kept, so that opened details stay open. */
export class Gateways {
  #machines = new Map();

  constructor(root) {
    this.body = element("div");
    root.replaceChildren(element("h2", "", message("gateways")), this.body);
  }

  show(ward) {
    const now = ward.now();
    const wanted = ward.gateways.map((gateway) => this.#machineOf(gateway.id));
    ward.gateways.forEach((gateway, i) => wanted[i].show(gateway, now));
    if (wanted.some((machine, i) => this.body.children[i] !== machine.node) || this.body.children.length !== wanted.length) {
      this.body.replaceChildren(...wanted.map((machine) => machine.node));
    }
  }

  #machineOf(id) {
    if (!this.#machines.has(id)) this.#machines.set(id, new Machine(id));
    return this.#machines.get(id);
  }
}

/** One gateway. A gateway that has been silent says so before the state that it reported last. */
class Machine {
  #checks = new Map();

  constructor(id) {
    this.state = stateBadge();
    this.age = element("p", "machine-age");
    this.list = element("div");
    this.node = element("div", "machine", element("div", "top", element("b", "", id), this.state.node), this.age, this.list);
  }

  show(gateway, now) {
    const silent = gateway.lastBatchAtMillis == null ? null : now - gateway.lastBatchAtMillis;
    const stale = silent == null || silent > STALE_AFTER_MILLIS;
    this.state.show(stale ? STATES.silent : gateway.state);
    const seconds = Math.max(0, Math.floor((silent ?? 0) / 1000));
    setText(this.age, silent == null ? message("gateway.never") : message(stale ? "gateway.silent" : "gateway.heard", { n: seconds }));
    this.age.classList.toggle("trouble", stale);
    const checks = gateway.checks ?? [];
    const nodes = checks.map((check) => this.#checkOf(check.name).show(check, now));
    if (nodes.some((node, i) => this.list.children[i] !== node) || this.list.children.length !== nodes.length) {
      this.list.replaceChildren(...nodes);
    }
  }

  #checkOf(name) {
    if (!this.#checks.has(name)) this.#checks.set(name, new GatewayCheck(name));
    return this.#checks.get(name);
  }
}

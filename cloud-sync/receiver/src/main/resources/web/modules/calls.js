import { element, setText } from "./element.js";
import { message } from "./messages.js";
import { ageMillis, isStale } from "./need.js";

/** Calls that wait for a person. Rebuilt only when a call comes or goes, so a screen reader hears each once. */
export class Calls {
  #key = "";
  #ages = [];
  #unknowns = [];

  constructor(root) {
    this.root = root;
  }

  show(ward) {
    const now = ward.now();
    const calling = [...ward.bands.values()].filter((b) => b.sos || b.fall).sort((a, b) => (a.device < b.device ? -1 : 1));
    const key = calling.map((b) => `${b.device}${b.sos}${b.fall}`).join();
    if (key !== this.#key) this.#rebuild(calling);
    this.#key = key;
    calling.forEach((band, i) => {
      const seconds = Math.floor(ageMillis(band, now) / 1000);
      setText(this.#ages[i], message("heard", { n: seconds }));
      setText(this.#unknowns[i], isStale(band, now) ? message("stale", { n: seconds }) : "");
    });
  }

  #rebuild(calling) {
    this.#ages = calling.map(() => element("span", "num"));
    // The age changes each second: outside the live region's voice.
    this.#unknowns = calling.map(() => element("div", "unknown"));
    for (const age of [...this.#ages, ...this.#unknowns]) age.setAttribute("aria-live", "off");
    this.root.replaceChildren(...calling.map((band, i) => {
      const symbol = element("span", "symbol", "!");
      symbol.setAttribute("aria-hidden", "true");
      const what = [band.sos && message("call.sos"), band.fall && message("call.fall")].filter(Boolean).join(" · ");
      const who = element("div", "who", `${band.device} · ${band.gateway ?? ""}`);
      const card = element("a", "call", symbol, element("div", "", element("div", "what", what), who, this.#unknowns[i]), this.#ages[i]);
      card.href = `#/band/${band.device}`;
      return card;
    }));
  }
}

import { BandCard } from "./band-card.js";
import { element } from "./element.js";
import { message } from "./messages.js";
import { byNeed } from "./need.js";

/** The floor list: one card per band, kept by key, moved only when the order changes. */
export class Floor {
  #cards = new Map();

  constructor(root) {
    this.search = element("input");
    this.search.type = "search";
    this.search.placeholder = message("search");
    this.search.setAttribute("aria-label", message("search"));
    this.search.addEventListener("input", () => this.#filter());
    this.empty = element("p", "", message("none"));
    this.grid = element("div", "grid");
    root.replaceChildren(element("div", "floor-head", element("h2", "", message("floor")), this.search), this.empty, this.grid);
  }

  show(ward) {
    const now = ward.now();
    this.empty.hidden = ward.bands.size > 0;
    for (const [device, card] of this.#cards) {
      if (!ward.bands.has(device)) { card.node.remove(); this.#cards.delete(device); }
    }
    byNeed(ward.bands.values(), now).forEach((band, i) => {
      const card = this.#cardOf(band.device);
      card.show(band, now);
      if (this.grid.children[i] !== card.node) this.grid.insertBefore(card.node, this.grid.children[i] ?? null);
    });
  }

  #cardOf(device) {
    if (!this.#cards.has(device)) {
      this.#cards.set(device, new BandCard(device));
      this.#filter();
    }
    return this.#cards.get(device);
  }

  #filter() {
    const wanted = this.search.value.trim().toLowerCase();
    for (const [device, card] of this.#cards) card.node.hidden = !device.includes(wanted);
  }
}

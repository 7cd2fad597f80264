/** What the page knows of the ward; a snapshot replaces it, an update merges the bands that changed. */
export class Ward {
  bands = new Map();
  gateways = [];
  books = {};
  lag = {};
  #clockOffsetMillis = 0;

  replace(snapshot) {
    this.bands = new Map();
    this.merge(snapshot);
  }

  merge(update) {
    this.#clockOffsetMillis = update.serverTimeMillis - Date.now();
    for (const band of update.bands) this.bands.set(band.device, band);
    this.gateways = update.gateways;
    this.books = update.books;
    this.lag = update.lag;
  }

  /** The server's time now: ages must not depend on the phone's clock. */
  now() {
    return Date.now() + this.#clockOffsetMillis;
  }
}

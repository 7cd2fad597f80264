/**
 * The live stream with a watchdog on progress, not on errors: the server sends at least every 500 ms, so silence of
 * SILENT_MILLIS means lost, also when the connection still looks open.
 */
const SILENT_MILLIS = 2000;
const RETRY_MILLIS = 1000;

export class Stream {
  #source = null;
  #heardAt = 0;
  #openedAt = 0;

  constructor(url, { snapshot, update, state }) {
    this.url = url;
    this.on = { snapshot, update, state };
  }

  start() {
    this.#heardAt = performance.now();
    this.#open();
    setInterval(() => this.#watch(), 500);
  }

  #open() {
    this.#source?.close();
    this.#openedAt = performance.now();
    this.#source = new EventSource(this.url);
    for (const kind of ["snapshot", "update"]) {
      this.#source.addEventListener(kind, (event) => {
        this.#heardAt = performance.now();
        this.on[kind](JSON.parse(event.data));
        this.on.state(true);
      });
    }
  }

  #watch() {
    const now = performance.now();
    if (now - this.#heardAt < SILENT_MILLIS) return;
    this.on.state(false);
    const closed = this.#source.readyState === EventSource.CLOSED;
    if (now - this.#openedAt > (closed ? RETRY_MILLIS : SILENT_MILLIS * 2)) this.#open();
  }
}

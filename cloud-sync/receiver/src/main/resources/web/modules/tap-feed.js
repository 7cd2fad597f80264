/** Asks for the newest taps every two seconds; what it heard last stays until it hears better, with a word that it is old. */
const PERIOD_MILLIS = 2000;

export class TapFeed {
  taps = [];
  failed = false;

  constructor(url, changed) {
    this.url = url;
    this.changed = changed;
  }

  start() {
    this.#ask();
    setInterval(() => this.#ask(), PERIOD_MILLIS);
  }

  async #ask() {
    try {
      const answer = await fetch(this.url);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      this.taps = (await answer.json()).taps;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.changed();
  }
}

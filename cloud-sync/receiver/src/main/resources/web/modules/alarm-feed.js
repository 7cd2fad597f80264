/** Asks for the alarms every two seconds; what it heard last stays until it hears better, with a word that it is old. */
const PERIOD_MILLIS = 2000;

export class AlarmFeed {
  alarms = [];
  open = 0;
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
      const heard = await answer.json();
      this.alarms = heard.alarms.filter((alarm) => alarm.state === "RAISED");
      this.open = heard.open;
      this.failed = false;
    } catch {
      this.failed = true;
    }
    this.changed();
  }
}

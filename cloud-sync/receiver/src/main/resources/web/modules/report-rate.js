/**
 * Reports per second from a counter that only moves when a health document arrives. The moment of the first value is
 * unknown, so the rate starts with the second change. A counter that fell belongs to a restarted gateway. A counter
 * that stands still for STILL_MILLIS, three health periods, counts nothing: the rate is 0.
 */
const STILL_MILLIS = 15_000;

export class ReportRate {
  #last = null;
  #changedAt = null;
  perSecond = null;

  see(reports, atMillis) {
    this.#changedAt ??= atMillis;
    if (this.#last?.reports === reports) {
      if (atMillis - this.#changedAt > STILL_MILLIS) this.perSecond = 0;
      return;
    }
    const before = this.#last;
    this.#last = { reports, atMillis: before ? atMillis : null };
    this.#changedAt = atMillis;
    const measurable = before?.atMillis != null && reports > before.reports && atMillis > before.atMillis;
    this.perSecond = measurable ? ((reports - before.reports) * 1000) / (atMillis - before.atMillis) : null;
  }
}

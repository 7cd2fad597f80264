/**
 * Reports per second from a counter that only moves when a health document arrives. The moment of the first value is
 * unknown, so the rate starts with the second change. A counter that fell belongs to a restarted gateway.
 */
export class ReportRate {
  #last = null;
  perSecond = null;

  see(reports, atMillis) {
    if (this.#last?.reports === reports) return;
    const before = this.#last;
    this.#last = { reports, atMillis: before ? atMillis : null };
    const measurable = before?.atMillis != null && reports > before.reports && atMillis > before.atMillis;
    this.perSecond = measurable ? ((reports - before.reports) * 1000) / (atMillis - before.atMillis) : null;
  }
}

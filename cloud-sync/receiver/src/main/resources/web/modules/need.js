/** Who needs attention first: calls, then what must be watched, then the calm ones by id. */
export const STALE_AFTER_MILLIS = 10_000;
const RANK = { call: 0, watch: 1, calm: 2 };

/** Bits that say how a value came about, not that it is doubtful. */
const HARMLESS = new Set(["RECOVERED", "MOTION", "LEVEL_SHIFT"]);

export const ageMillis = (band, now) => Math.max(0, now - band.sampledAtMillis);
export const isStale = (band, now) => ageMillis(band, now) > STALE_AFTER_MILLIS;
export const isSuspect = (band) => (band.quality ?? []).some((bit) => !HARMLESS.has(bit));

export function need(band, now) {
  if (band.sos || band.fall) return "call";
  const watch = isStale(band, now) || band.worn === false || band.lowBattery || isSuspect(band);
  return watch ? "watch" : "calm";
}

export function byNeed(bands, now) {
  return [...bands]
    .map((band) => ({ band, rank: RANK[need(band, now)] }))
    .sort((a, b) => a.rank - b.rank || (a.band.device < b.band.device ? -1 : 1))
    .map(({ band }) => band);
}

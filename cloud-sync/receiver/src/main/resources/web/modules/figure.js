/** How numbers are written. Absent is a dash, never a zero. */
export const DASH = "–";

const grouped = new Intl.NumberFormat("en-US");

export const count = (n) => (n == null ? DASH : grouped.format(n));

export const fixed = (n, decimals = 0) => (n == null ? DASH : n.toFixed(decimals));

export function duration(millis) {
  if (millis == null) return DASH;
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(2)} s`;
}

/** Clock time with seconds in the browser's zone. */
export const clockTime = (millis) => (millis == null ? DASH : new Date(millis).toLocaleTimeString("sv-SE"));

/** How long ago, in the largest unit that fits: 45 s, 12 min, 3 h. */
export function age(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  if (seconds < 120) return `${seconds} s`;
  return seconds < 7200 ? `${Math.floor(seconds / 60)} min` : `${Math.floor(seconds / 3600)} h`;
}

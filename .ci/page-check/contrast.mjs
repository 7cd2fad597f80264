/** WCAG 2.1 contrast of two #rrggbb colours. */
const channel = (c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
function luminance(hex) {
  const [r, g, b] = [1, 3, 5].map((i) => channel(parseInt(hex.slice(i, i + 2), 16) / 255));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
export function contrast(one, other) {
  const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}
/** Every pair of ink and ground that the styles put together. */
export const PAIRS = [["ink", "ground"], ["ink", "panel"], ["ink-2", "ground"], ["ink-2", "panel"], ["ink-2", "stale-bg"], ["mute", "stale-bg"], ["watch", "stale-bg"], ["mute", "panel"], ["accent", "panel"], ["accent", "ground"],
  ["ok", "panel"], ["watch", "panel"], ["watch", "watch-bg"], ["alarm", "alarm-bg"], ["ink", "alarm-bg"], ["on-alarm", "alarm"]];

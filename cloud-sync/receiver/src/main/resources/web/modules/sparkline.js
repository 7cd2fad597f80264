const SVG = "http://www.w3.org/2000/svg";

/** Points of a polyline in a box; absent values are left out. */
export function points(values, width, height) {
  const present = values.filter((v) => v != null);
  if (present.length < 2) return "";
  const low = Math.min(...present);
  const span = Math.max(Math.max(...present) - low, 4);
  const step = width / (values.length - 1);
  return values
    .map((v, i) => (v == null ? null : `${(i * step).toFixed(1)},${(height - 2 - ((v - low) / span) * (height - 4)).toFixed(1)}`))
    .filter(Boolean)
    .join(" ");
}

/** A small line with `show(values)`; drawn by DOM, scaled by the view box. */
export function sparkline(className, label, width = 220, height = 28) {
  const svg = document.createElementNS(SVG, "svg");
  const line = document.createElementNS(SVG, "polyline");
  svg.setAttribute("class", className);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  svg.append(line);
  return { svg, show: (values) => line.setAttribute("points", points(values, width, height)) };
}

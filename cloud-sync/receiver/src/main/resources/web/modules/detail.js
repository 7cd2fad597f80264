import { words } from "./band-card.js";
import { element } from "./element.js";
import { DASH, clockTime, count, fixed } from "./figure.js";
import { message } from "./messages.js";
import { sparkline } from "./sparkline.js";

const COLUMNS = {
  time: (r) => clockTime(r.sampledAtMillis),
  heartRate: (r) => fixed(r.heartRate),
  spo2: (r) => fixed(r.spo2),
  skinTemperature: (r) => fixed(r.skinTemperature, 2),
  systolic: (r) => fixed(r.systolic),
  diastolic: (r) => fixed(r.diastolic),
  quality: (r) => words(r) || DASH,
};

/** One band's last 100 readings, newest first, with its heart rate as a line. */
export async function showDetail(root, device) {
  const back = element("a", "", message("back"));
  back.href = "#/";
  const body = element("div");
  root.replaceChildren(element("div", "panel", back, element("h2", "", device), body));
  try {
    const answer = await fetch(`/api/bands/${encodeURIComponent(device)}/readings?limit=100`);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const document = await answer.json();
    const readings = Array.isArray(document) ? document : document.readings;
    body.replaceChildren(...(readings.length ? [chart(readings), table(readings)] : [message("detail.empty")]));
  } catch {
    body.replaceChildren(element("p", "words", message("detail.failed")));
  }
}

function chart(readings) {
  const values = readings.map((r) => r.heartRate).reverse();
  const line = sparkline("chart", message("trend"), 800, 120);
  line.show(values);
  const known = values.filter((v) => v != null);
  const range = known.length ? `${count(Math.min(...known))}–${count(Math.max(...known))} ${message("unit.heartRate")}` : DASH;
  return element("div", "", element("h2", "", `${message("trend")} · ${range}`), line.svg);
}

function table(readings) {
  const head = element("tr", "", ...Object.keys(COLUMNS).map((name) => element("th", "", message(name))));
  const rows = readings.map((r) => element("tr", "", ...Object.values(COLUMNS).map((write) => element("td", "", write(r)))));
  return element("div", "table", element("table", "", element("thead", "", head), element("tbody", "", ...rows)));
}

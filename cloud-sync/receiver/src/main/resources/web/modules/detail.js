import { words } from "./band-card.js";
import { element } from "./element.js";
import { DASH, clockTime, count, fixed } from "./figure.js";
import { message } from "./messages.js";
import { bandOf } from "./reading.js";
import { sparkline } from "./sparkline.js";

const COLUMNS = {
  time: (r) => clockTime(r.sampledAtMillis),
  heartRate: (r) => fixed(r.heartRate),
  spo2: (r) => fixed(r.spo2),
  skinTemperature: (r) => fixed(r.skinTemperature, 2),
  systolic: (r) => fixed(r.systolic),
  diastolic: (r) => fixed(r.diastolic),
  battery: (r) => fixed(r.battery),
  quality: (r) => words(r) || DASH,
};

/** One band's last 100 readings, newest first, with its heart rate as a line. A failure is retried by a button. */
export function showDetail(root, device) {
  const back = element("a", "back", message("back"));
  back.href = "#/";
  const body = element("div");
  root.replaceChildren(element("div", "panel", back, element("h1", "code", device), body));
  return load(body, device);
}

async function load(body, device) {
  try {
    const answer = await fetch(`/api/bands/${encodeURIComponent(device)}/readings?limit=100`);
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    const readings = (await answer.json()).map(bandOf);
    body.replaceChildren(...(readings.length ? [chart(readings), table(readings)] : [message("detail.empty")]));
  } catch {
    const retry = element("button", "", message("detail.retry"));
    retry.type = "button";
    retry.addEventListener("click", () => { retry.disabled = true; load(body, device); });
    body.replaceChildren(element("p", "words", message("detail.failed")), retry);
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
  const head = element("tr", "", ...Object.keys(COLUMNS).map((name) => element("th", "", message(`column.${name}`))));
  const rows = readings.map((r) => element("tr", "", ...Object.entries(COLUMNS).map(([name, write]) => cell(r, name, write))));
  const scroller = element("div", "table", element("table", "", element("thead", "", head), element("tbody", "", ...rows)));
  scroller.tabIndex = 0;
  scroller.setAttribute("role", "region");
  scroller.setAttribute("aria-label", message("detail.table"));
  return scroller;
}

const cell = (reading, name, write) => element("td", reading.suspect.includes(name) ? "suspect" : "", write(reading));

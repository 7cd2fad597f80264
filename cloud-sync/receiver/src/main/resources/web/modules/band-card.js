import { element, setText } from "./element.js";
import { DASH, count, duration, fixed } from "./figure.js";
import { knows, message } from "./messages.js";
import { ageMillis, isStale, need } from "./need.js";
import { sparkline } from "./sparkline.js";

const VITALS = [["heartRate", 0], ["spo2", 0], ["skinTemperature", 1]];

/** One band's card: built once, then updated in place. */
export class BandCard {
  #shown = null;

  constructor(device) {
    this.code = element("span", "code", device);
    this.gateway = element("span", "gateway");
    this.vitals = VITALS.map(([name]) => {
      const number = element("b", "", DASH);
      const box = element("div", "value", element("span", "", message(name)), number, element("small", "", message(`unit.${name}`)));
      return { box, number };
    });
    this.spark = sparkline("spark", message("trend"));
    this.words = element("div", "words");
    this.extra = element("div", "extra");
    this.radio = element("span");
    this.age = element("span", "num");
    this.node = element("a", "band",
      element("div", "top", this.code, this.gateway), element("div", "values", ...this.vitals.map((v) => v.box)),
      this.spark.svg, this.words, this.extra, element("div", "foot", this.radio, this.age));
    this.node.href = `#/band/${device}`;
    this.node.dataset.device = device;
  }

  show(band, now) {
    const stale = isStale(band, now);
    const seconds = Math.floor(ageMillis(band, now) / 1000);
    setText(this.age, stale ? "" : `${message("heard", { n: seconds })} · ${message("lag", { n: duration(band.lagMillis) })}`);
    setText(this.words, stale ? message("stale", { n: seconds }) : words(band));
    const wanted = need(band, now);
    if (this.node.dataset.need !== wanted) this.node.dataset.need = wanted;
    if (this.#shown?.band === band && this.#shown.stale === stale) return;
    this.#shown = { band, stale };
    this.#showValues(band, stale);
  }

  #showValues(band, stale) {
    this.node.classList.toggle("stale", stale);
    VITALS.forEach(([name, decimals], i) => {
      setText(this.vitals[i].number, stale ? DASH : fixed(band[name], decimals));
      this.vitals[i].box.classList.toggle("suspect", !stale && (band.suspect ?? []).includes(name));
    });
    this.spark.show(band.heartRateTrend ?? []);
    setText(this.gateway, band.gateway ?? "");
    setText(this.extra, stale ? "" : extras(band));
    setText(this.radio, [band.battery == null ? "" : message("battery", { n: band.battery }),
      band.rssiDbm == null ? "" : message("rssi", { n: band.rssiDbm })].filter(Boolean).join(" · "));
  }
}

function extras(band) {
  const pressure = band.systolic == null ? "" : message("pressure", { systolic: band.systolic, diastolic: band.diastolic ?? DASH });
  const steps = band.steps == null ? "" : message("steps", { n: count(band.steps) });
  return [pressure, steps].filter(Boolean).join(" · ");
}

/** Flags and quality bits as words, each with its symbol; a word that both say stands once. */
export function words(band) {
  const said = [];
  if (band.sos) said.push(`! ${message("call.sos")}`);
  if (band.fall) said.push(`! ${message("call.fall")}`);
  if (band.worn === false) said.push(message("notWorn"));
  if (band.lowBattery) said.push(message("lowBattery"));
  if (band.charging) said.push(message("charging"));
  for (const bit of band.quality ?? []) said.push(knows(`quality.${bit}`) ? message(`quality.${bit}`) : bit);
  return [...new Set(said)].join("　");
}

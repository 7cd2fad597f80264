import assert from "node:assert/strict";
import test from "node:test";
import { WEB } from "../fake-receiver.mjs";

const load = (name) => import(`${WEB}/modules/${name}.js`);
const { byNeed, need } = await load("need");
const { age, count, duration, fixed } = await load("figure");
const { points } = await load("sparkline");
const { ReportRate } = await load("report-rate");
const { bandOf } = await load("reading");
const { chosenLanguage } = await load("messages");

const NOW = 1_000_000;
const band = (device, more = {}) => ({ device, sampledAtMillis: NOW - 500, worn: true, quality: [], ...more });

test("calls come first, then what must be watched, then the calm ones by id", () => {
  const ward = [band("d"), band("c", { worn: false }), band("b"), band("a", { sampledAtMillis: NOW - 10_001 }), band("z", { sos: true })];
  assert.deepEqual(byNeed(ward, NOW).map((b) => b.device), ["z", "a", "c", "b", "d"]);
});

test("a recovered reading alone needs nobody", () => {
  assert.equal(need(band("a", { quality: ["RECOVERED", "MOTION", "LEVEL_SHIFT"] }), NOW), "calm");
  assert.equal(need(band("a", { quality: ["RANGE"] }), NOW), "watch");
});

test("an age is told in the largest unit that fits", () => {
  assert.deepEqual([-5, 119_999, 120_000, 7_199_000, 7_200_000].map(age), ["0 s", "119 s", "2 min", "119 min", "2 h"]);
});

test("what is absent is a dash, never a zero", () => {
  assert.deepEqual([count(null), fixed(undefined), duration(null)], ["–", "–", "–"]);
  assert.deepEqual([count(691204), fixed(36.55, 1), duration(410), duration(1410)], ["691,204", "36.5", "410 ms", "1.41 s"]);
});

test("absent values leave the trend line without bending it to zero", () => {
  assert.equal(points([60, null, 64], 20, 10), "0.0,8.0 20.0,2.0");
  assert.equal(points([null, 60], 20, 10), "");
});

test("the report rate starts with the second change and forgets a restarted counter", () => {
  const rate = new ReportRate();
  const seen = [[100, 0], [100, 1000], [600, 2000], [1600, 7000], [5, 12000]].map(([n, at]) => { rate.see(n, at); return rate.perSecond; });
  assert.deepEqual(seen, [null, null, null, 200, null]);
});

test("a counter that stands still counts nothing", () => {
  const rate = new ReportRate();
  for (const [n, at] of [[100, 0], [600, 5000], [1100, 10000]]) rate.see(n, at);
  rate.see(1100, 20_000);
  assert.equal(rate.perSecond, 100);
  rate.see(1100, 25_001);
  assert.equal(rate.perSecond, 0);
});

test("a stored reading becomes what the page knows of a band", () => {
  const stored = { device: "wg-00000001", gateway: "G", sampledAtMillis: 5, flagNames: ["SOS"], quality: ["RANGE"], suspect: ["spo2"], values: { heart_rate: 72, skin_temperature: 33.15 } };
  const { heartRate, skinTemperature, spo2, sos, worn, suspect } = bandOf(stored);
  assert.deepEqual([heartRate, skinTemperature, spo2, sos, worn, suspect], [72, 33.15, undefined, true, false, ["spo2"]]);
});

test("Chinese unless the address or the memory says otherwise", () => {
  assert.deepEqual([chosenLanguage("", null), chosenLanguage("?lang=en", "zh-CN"), chosenLanguage("", "en"), chosenLanguage("?lang=xx", null)], ["zh-CN", "en", "en", "zh-CN"]);
});

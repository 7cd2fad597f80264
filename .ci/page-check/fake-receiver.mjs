/** A receiver's face without a receiver: serves the page and a synthetic ward of 200 bands. Usage: fake-receiver.mjs [port] */
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";

export const WEB = fileURLToPath(new URL("../../cloud-sync/receiver/src/main/resources/web", import.meta.url));
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".json": "application/json", ".svg": "image/svg+xml" };
const BANDS = 200;
const startedAt = Date.now();

function band(i, now) {
  const stale = i === 7;
  const sampledAtMillis = stale ? startedAt - 45_000 : now - (now % 1000) - (i % 4) * 200;
  const beat = (t) => 70 + (i % 25) + Math.round(8 * Math.sin(t / 7000 + i));
  return {
    device: `wg-${(0xa100 + i).toString(16).padStart(8, "0")}`, gateway: "GW-3F-01", sampledAtMillis, lagMillis: 300 + (i % 50) * 9,
    heartRate: beat(sampledAtMillis), spo2: 95 + (i % 5), skinTemperature: 32.5 + (i % 12) / 10, systolic: i % 9 ? null : 118,
    diastolic: i % 9 ? null : 76, steps: i % 9 ? null : 1200 + i, battery: i === 11 ? 6 : 40 + (i % 60), motion: i % 16,
    rssiDbm: -50 - (i % 40), worn: i !== 9, sos: i === 42 || i === 7, fall: i === 61, lowBattery: i === 11, charging: i === 13,
    quality: i === 9 ? ["NOT_WORN"] : i === 15 ? ["RANGE", "MOTION"] : [],
    suspect: i === 15 ? ["spo2"] : [],
    heartRateTrend: Array.from({ length: 40 }, (_, k) => beat(sampledAtMillis - (39 - k) * 1000)),
  };
}

/** A stored reading as the receiver writes it: values by metric name, flags as names. */
function reading(i, now) {
  const shown = band(i, now);
  const { device, gateway, sampledAtMillis, rssiDbm, quality, suspect } = shown;
  const flagNames = [shown.sos && "SOS", shown.fall && "FALL", shown.lowBattery && "LOW_BATTERY", shown.charging && "CHARGING", shown.worn && "WORN"];
  return { device, boot: 1, sequence: now, gateway, sampledAtMillis, rssiDbm, flags: 0, flagNames: flagNames.filter(Boolean), quality, suspect,
    values: { heart_rate: shown.heartRate, skin_temperature: shown.skinTemperature, spo2: shown.spo2, battery: shown.battery } };
}

/** One open alarm of each severity, as the receiver lists them. */
function alarms(now) {
  const alarm = (number, i, kind, severity, value, limit) => ({
    id: `GW-3F-01.0123456789abcdef.${number}`, gateway: "GW-3F-01", device: band(i, now).device, place: null, kind, severity, state: "RAISED", metric: null, value, limit,
    raisedAtMillis: startedAt - number * 60_000, overAtMillis: null, end: null, timeSuspect: false });
  return { serverTimeMillis: now, open: 3, alarms: [alarm(1, 42, "SOS", "HIGH", null, null), alarm(2, 7, "BAND_SILENT", "MEDIUM", 121, 120), alarm(3, 11, "BATTERY_LOW", "LOW", 6, 15)] };
}

/** A granted tap, a denied one and one of an unknown tag, as the receiver lists them. */
function taps(now) {
  const tap = (entry, decision, reason, pointType, point, subject, offline) => ({
    entry, id: `GW-3F-01.0123456789abcdef.${entry}`, gateway: "GW-3F-01", point, pointType, subject, decision, reason, offline,
    seenAtMillis: startedAt - entry * 20_000, timeSuspect: false });
  return { serverTimeMillis: now, next: 3, taps: [tap(3, "GRANT", "OK", "DRUG_PICKUP", "cabinet-3F", "staff-4711", true),
    tap(2, "DENY", "REPLAY", "ACCESS", "icu-door", "staff-0815", false), tap(1, "DENY", "UNKNOWN_TAG", "ACCESS", "icu-door", null, false)] };
}

function live(changedOnly) {
  const now = Date.now();
  const seconds = Math.floor((now - startedAt) / 1000);
  const bands = Array.from({ length: BANDS }, (_, i) => band(i, now));
  const stored = 200 * (seconds + 60);
  return {
    serverTimeMillis: now, bands: changedOnly ? bands.filter((_, i) => i !== 7) : bands,
    gateways: [
      { id: "GW-3F-01", epoch: "3", lastBatchAtMillis: now - 400, state: "OK", checks: [
        { name: "ble.hci.dongle-1", state: "OK", summary: "scanning on tcp:127.0.0.1:7301", figures: { reports: Math.floor(seconds / 5) * 1000, recoveries: 0 } },
        { name: "buffer", state: "OK", summary: "every batch is on disk", figures: { pendingReadings: 12 } }] },
      { id: "GW-3F-02", epoch: "1", lastBatchAtMillis: now - 900, state: "DEGRADED", checks: [
        { name: "ble.hci.dongle-2", state: "DEGRADED", summary: "below the expected 58/s: recovering, step 2", figures: { reports: Math.floor(seconds / 5) * 110, recoveries: 2 } }] }],
    books: { produced: stored + 12, stored, duplicates: 31, declaredDropped: 0, pending: 12 },
    lag: { routineP99Millis: 1410, emergencyP99Millis: 84 },
  };
}

async function answer(request, response) {
  const path = new URL(request.url, "http://page").pathname;
  response.setHeader("Content-Security-Policy", "default-src 'self'");
  if (path === "/api/stream") {
    response.setHeader("Content-Type", "text/event-stream");
    const send = (event, data) => response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    send("snapshot", live(false));
    const timer = setInterval(() => send("update", live(true)), 500);
    response.on("close", () => clearInterval(timer));
    return;
  }
  const json = (data) => response.setHeader("Content-Type", "application/json").end(JSON.stringify(data));
  if (path === "/api/live") return json(live(false));
  if (path === "/api/alarms") return json(alarms(Date.now()));
  if (path === "/api/taps") return json(taps(Date.now()));
  const readings = path.match(/^\/api\/bands\/wg-([0-9a-f]{8})\/readings$/);
  if (readings) return json(Array.from({ length: 100 }, (_, k) => reading(parseInt(readings[1], 16) - 0xa100, Date.now() - k * 1000)));
  const file = normalize(join(WEB, path === "/" ? "index.html" : path));
  if (!file.startsWith(WEB)) return response.writeHead(404).end();
  try {
    response.setHeader("Content-Type", `${TYPES[extname(file)] ?? "application/octet-stream"}; charset=utf-8`).end(await readFile(file));
  } catch {
    response.writeHead(404).end();
  }
}

/** Starts on the port (0 = any) of the loopback; `stop` cuts every open stream. */
export async function startFakeReceiver(port = 0) {
  const server = createServer(answer);
  await new Promise((ready) => server.listen(port, "127.0.0.1", ready));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => { server.close(); server.closeAllConnections(); } };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log((await startFakeReceiver(Number(process.argv[2] ?? 8080))).url);
}

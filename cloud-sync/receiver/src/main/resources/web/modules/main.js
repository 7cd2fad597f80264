import { AlarmFeed } from "./alarm-feed.js";
import { Alarms } from "./alarms.js";
import { Books } from "./books.js";
import { Calls } from "./calls.js";
import { showDetail } from "./detail.js";
import { Floor } from "./floor.js";
import { Gateways } from "./gateways.js";
import { Header } from "./header.js";
import { chosenLanguage, message, useLanguage } from "./messages.js";
import { Stream } from "./stream.js";
import { TapFeed } from "./tap-feed.js";
import { Taps } from "./taps.js";
import { applyTheme } from "./theme.js";
import { Ward } from "./ward.js";

/** Wires the parts: the stream feeds the ward, the ward is shown by every part after each change and each second. */
const part = (id) => document.getElementById(id);
const ward = new Ward();
const feed = new AlarmFeed("/api/alarms?limit=50", show);
const tapFeed = new TapFeed("/api/taps?limit=20", show);
let parts = [];

function show() {
  for (const shown of parts) shown.show(ward);
}

async function build(language) {
  await useLanguage(language);
  parts = [new Header(part("header"), build), new Calls(part("calls")), new Alarms(part("alarms"), feed),
    new Taps(part("taps"), tapFeed), new Floor(part("floor")), new Books(part("books")), new Gateways(part("gateways"))];
  part("stream-bar").textContent = message("lost");
  show();
  route();
}

function route() {
  const device = location.hash.match(/^#\/band\/([\w-]+)$/)?.[1];
  part("ward").hidden = Boolean(device);
  part("detail").hidden = !device;
  if (device) showDetail(part("detail"), device);
}

applyTheme();
await build(chosenLanguage(location.search, localStorage.getItem("language")));
addEventListener("hashchange", route);
setInterval(show, 1000);
feed.start();
tapFeed.start();
new Stream("/api/stream", {
  snapshot: (data) => { ward.replace(data); show(); },
  update: (data) => { ward.merge(data); show(); },
  state: (alive) => { part("stream-bar").hidden = alive; },
}).start();

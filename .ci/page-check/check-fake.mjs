/** The page against the fake receiver: 200 bands, of which one is stale. */
import { check } from "./check.mjs";
import { startFakeReceiver } from "./fake-receiver.mjs";

const fake = await startFakeReceiver();
const misses = await check(fake.url, { bands: 200, seconds: 20, screenshot: process.env.SCREENSHOT, stop: fake.stop,
  restart: () => startFakeReceiver(Number(new URL(fake.url).port)),
});
process.exit(misses ? 1 : 0);

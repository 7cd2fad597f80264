/** The page in use: theme switch, search, keyboard, and how smoothly it updates. */

/** The switch changes the colours, and the choice is kept over a reload. */
export async function checkTheme(page, say) {
  const theme = () => page.getAttribute("html", "data-theme");
  const before = await theme();
  await page.locator("[data-act='switch.theme']").click();
  const after = await theme();
  await page.reload();
  await page.waitForSelector(".band", { timeout: 10_000 });
  say(before !== after && (await theme()) === after, "theme switch works and is kept", `${before}, ${after}, ${await theme()}`);
}

/** The search box leaves the bands whose id contains the text, and gives all back. */
export async function checkSearch(page, say) {
  const shown = () => page.locator(".band:not([hidden])").count();
  const all = await shown();
  const device = await page.locator(".band").last().getAttribute("data-device");
  await page.fill("input[type='search']", device.slice(3));
  const found = await shown();
  await page.fill("input[type='search']", "");
  say(found === 1 && (await shown()) === all, "search finds one band and gives all back", `${found} of ${all}`);
}

/** Without a mouse: Tab reaches the switches, the search and a band, each with a visible focus; Enter opens the band. */
export async function checkKeyboard(page, say) {
  await page.evaluate(() => { document.querySelector("h1 a").focus(); });
  const reached = new Set();
  let hidden = 0;
  for (let i = 0; i < 60 && !reached.has("band"); i++) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const node = document.activeElement;
      return { kind: node.dataset.act ?? (node.type === "search" ? "search" : node.classList[0]), outline: getComputedStyle(node).outlineStyle };
    });
    reached.add(focus.kind);
    if (focus.outline === "none") hidden++;
  }
  const wanted = ["switch.theme", "switch.language", "search", "band"].filter((kind) => !reached.has(kind));
  say(wanted.length === 0 && hidden === 0, "keyboard reaches everything, focus is visible", `not reached: ${wanted.join()}, without outline: ${hidden}`);
  await page.keyboard.press("Enter");
  const row = await page.waitForSelector("#detail tbody tr", { timeout: 5000 }).catch(() => null);
  say(row !== null, "Enter on a band opens its readings");
  await page.goBack();
}

/** Prints long tasks and frame times of a few seconds of updates; no verdict, because machines differ. */
export async function printSmoothness(page, seconds = 4) {
  const { cards, frames, long } = await page.evaluate((millis) => new Promise((done) => {
    const frames = [];
    const long = [];
    const observer = new PerformanceObserver((list) => long.push(...list.getEntries().map((e) => e.duration)));
    observer.observe({ type: "longtask" });
    const start = performance.now();
    let last = start;
    const frame = (now) => {
      frames.push(now - last);
      last = now;
      if (now - start < millis) return requestAnimationFrame(frame);
      observer.disconnect();
      done({ cards: document.querySelectorAll(".band").length, frames: frames.slice(1), long });
    };
    requestAnimationFrame(frame);
  }), seconds * 1000);
  const sorted = frames.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(0);
  console.log(`     smoothness, ${cards} cards, ${seconds} s: frame p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms; `
    + `${long.length} long tasks (> 50 ms)${long.length ? `, longest ${Math.max(...long).toFixed(0)} ms` : ""}`);
}

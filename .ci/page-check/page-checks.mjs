import { PAIRS, contrast } from "./contrast.mjs";

/** A ward always has a band out of reach for a moment: this share of the cards must be live. */
const LIVE_SHARE = 0.99;
const LIVE = "[data-fact='bands']";
const values = (page) => page.$$eval(".band .value b", (all) => all.map((n) => n.textContent).join());

/** Opens the page once; returns its visible text. `say(ok, name, detail)` reports each check. */
export async function checkPage(browser, url, { language, width, bands, seconds, screenshot, theme = "light" }, say) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme });
  const page = await context.newPage();
  const faults = [];
  const strangers = [];
  page.on("console", (m) => m.type() === "error" && faults.push(m.text()));
  page.on("pageerror", (e) => faults.push(e.message));
  page.on("request", (r) => new URL(r.url()).hostname !== "127.0.0.1" && strangers.push(r.url()));
  const name = (what) => `${language} ${width}px ${theme}: ${what}`;
  const answer = await page.goto(`${url}?lang=${language}`);
  const csp = answer.headers()["content-security-policy"] ?? "";
  say(csp.includes("default-src 'self'") && !csp.includes("unsafe"), name("CSP header"), csp);
  const live = async () => Number.parseInt(await page.textContent(LIVE), 10);
  const until = Date.now() + seconds * 1000;
  await page.waitForSelector(".band", { timeout: seconds * 1000 }).catch(() => null);
  while ((await live()) < bands * LIVE_SHARE && Date.now() < until) await page.waitForTimeout(250);
  const cards = await page.locator(".band").count();
  say((await live()) >= bands * LIVE_SHARE && cards >= bands, name(`${bands} bands, ${LIVE_SHARE * 100} % live`), `${await live()} live, ${cards} cards`);
  const before = await values(page);
  const changeBy = Date.now() + 5000;
  while (before === (await values(page)) && Date.now() < changeBy) await page.waitForTimeout(250);
  say(before !== (await values(page)), name("values change"));
  const text = await page.evaluate(() => document.body.innerText);
  const lang = await page.getAttribute("html", "lang");
  say(lang === language, name("lang attribute"), lang);
  const keys = Object.keys(await (await context.request.get(`${url}messages/${language}.json`)).json());
  const raw = await rawKeys(page, keys);
  say(raw.length === 0, name("no raw message key"), raw.join());
  const spare = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  say(spare <= 0, name("no horizontal scroll"), `${spare} px over`);
  const tokens = await page.evaluate((names) => {
    const style = getComputedStyle(document.documentElement);
    return Object.fromEntries(names.map((n) => [n, style.getPropertyValue(`--${n}`).trim()]));
  }, [...new Set(PAIRS.flat())]);
  const low = PAIRS.filter(([a, b]) => contrast(tokens[a], tokens[b]) < 4.5).map((p) => p.join(" on "));
  say(low.length === 0, name("contrast ≥ 4.5:1"), low.join());
  if (screenshot) await page.screenshot({ path: screenshot });
  say(strangers.length === 0, name("no request leaves 127.0.0.1"), strangers.join());
  say(faults.length === 0, name("no console or page error"), faults.join());
  return { page, context, text };
}

/** Keys that stand as text or label of an element: an unknown key shows itself. Only what the page writes, no figure names. */
function rawKeys(page, keys) {
  return page.evaluate((known) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const said = new Set([...document.querySelectorAll("[aria-label], [placeholder]")].flatMap((n) => [n.ariaLabel, n.placeholder]));
    while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(".check dl, script")) said.add(walker.currentNode.data.trim());
    return known.filter((key) => said.has(key) || (key.includes(".") && [...said].some((text) => text?.includes(key))));
  }, [...keys, "undefined", "null", "NaN"]);
}

/** The server goes away: the bar must stand within 3 s (+ what the browser needs to show it). */
export async function checkLoss(page, stop, say) {
  await stop();
  const shown = await page.waitForSelector("#stream-bar:not([hidden])", { timeout: 3000 }).catch(() => null);
  say(shown !== null, "stream loss bar within 3 s");
}

/** The server is back on the same address: the bar must go by itself. */
export async function checkResume(page, restart, say) {
  await restart();
  const gone = await page.waitForSelector("#stream-bar", { state: "hidden", timeout: 10_000 }).catch(() => false);
  say(gone !== false, "stream resumes by itself");
}

/** A band's detail view shows its last readings. */
export async function checkDetail(page, say) {
  await page.locator(".band").first().click();
  const row = await page.waitForSelector("#detail tbody tr", { timeout: 5000 }).catch(() => null);
  say(row !== null, "detail view shows readings");
}

/** check.mjs URL [--bands N] [--seconds S] [--screenshot FILE] [--kill PID]: checks the live page; exits 1 on a miss. */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { checkDetail, checkLoss, checkPage, checkResume } from "./page-checks.mjs";
import { checkKeyboard, checkSearch, checkTheme, printSmoothness } from "./use-checks.mjs";

/** Runs all checks; `stop` makes the server go away, `restart` brings it back, if given. Returns the number of misses. */
export async function check(url, { bands, seconds, screenshot, stop, restart }) {
  let misses = 0;
  const say = (ok, name, detail = "") => {
    if (!ok) misses++;
    console.log(`${ok ? "ok  " : "MISS"} ${name}${!ok && detail ? `: ${detail}` : ""}`);
  };
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium" });
  try {
    const texts = {};
    let last;
    for (const width of [1280, 360]) {
      for (const language of ["zh-CN", "en"]) {
        await last?.context.close();
        const theme = width === 360 ? "dark" : "light";
        const shot = screenshot?.replace(/(\.png)?$/, `${width === 1280 && language === "en" ? "" : `-${language}-${width}`}.png`);
        last = await checkPage(browser, url, { language, width, bands, seconds, theme, screenshot: shot }, say);
        texts[language] = last.text;
      }
    }
    say(/[\u4e00-\u9fff]/.test(texts["zh-CN"]) && !/[\u4e00-\u9fff]/.test(texts.en.replace("中文", "")), "languages really differ");
    await printSmoothness(last.page);
    await checkTheme(last.page, say);
    await checkSearch(last.page, say);
    await checkKeyboard(last.page, say);
    await checkDetail(last.page, say);
    if (screenshot) await last.page.screenshot({ path: screenshot.replace(/(\.png)?$/, "-detail.png") });
    if (stop) await checkLoss(last.page, stop, say);
    if (restart) await checkResume(last.page, restart, say);
  } finally {
    await browser.close();
  }
  return misses;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const text = { type: "string" };
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { bands: text, seconds: text, screenshot: text, kill: text } });
  if (positionals.length !== 1) {
    console.error("usage: check.mjs URL [--bands N] [--seconds S] [--screenshot FILE] [--kill PID]");
    process.exit(2);
  }
  const misses = await check(positionals[0].replace(/\/?$/, "/"), {
    bands: Number(values.bands ?? 200), seconds: Number(values.seconds ?? 30), screenshot: values.screenshot,
    stop: values.kill && (() => process.kill(Number(values.kill))),
  });
  process.exit(misses ? 1 : 0);
}

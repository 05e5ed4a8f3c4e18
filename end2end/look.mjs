import { chromium } from "@playwright/test";
const [,, out, ...urls] = process.argv;
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const js = process.env.NOJS ? false : true;
const context = await browser.newContext({ javaScriptEnabled: js, locale: process.env.LANG2 ?? "ja-JP" });
const page = await context.newPage();
const base = "http://127.0.0.1:4177";
await page.goto(base + "/sign-in");
await page.fill('input[name=email]', process.env.WHO ?? "hoshino@vendor.example");
await page.fill('input[name=password]', "hotaru-no-hikari-26");
await page.click('main button[type=submit]');
if (process.env.LANG2) await context.addCookies([{ name: "lang", value: "en", url: base }]);
for (const spec of urls) {
  const [name, url] = spec.split("=");
  const full = spec.slice(name.length + 1);
  for (const [mode, w] of [["d", 1280], ["m", 320]]) {
    if (process.env.ONLY && process.env.ONLY !== mode) continue;
    await page.setViewportSize({ width: w, height: 900 });
    await page.goto(base + full);
    await page.waitForTimeout(300);
    await page.screenshot({ path: `${out}/${name}-${mode}.png`, fullPage: true });
  }
}
await browser.close();

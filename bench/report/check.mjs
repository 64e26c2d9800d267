// node bench/report/check.mjs [page.html ...]: opens each page in Chromium, light and dark, wide and at 375 px, with
// script and without, and fails on what a reader would trip over.
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const samples = ["sample", "hostile", "empty"].map((name) => join(root, "artifacts/report", `${name}.html`));
const pages = process.argv.length > 2 ? process.argv.slice(2).map((page) => resolve(page)) : samples;
const pictures = join(root, "artifacts/report/pictures");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const faults = [];

mkdirSync(pictures, { recursive: true });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic"],
});
for (const page of pages) {
  for (const scheme of ["light", "dark"]) {
    for (const width of [1360, 375]) {
      await look(page, scheme, width);
    }
  }
  await withoutScript(page);
  await byKeyboard(page);
}
await browser.close();
for (const fault of faults) {
  console.log(fault);
}
console.log(`${pages.length} pages, ${faults.length} faults; pictures in ${pictures}`);
process.exit(faults.length > 0 ? 1 : 0);

async function open(file, options, name) {
  // The page's own policy forbids the checker's script too.
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  const page = await context.newPage();
  page.on("console", (message) => faults.push(`${name}: console ${message.type()}: ${message.text()}`));
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith("file:") && !request.url().startsWith("data:")) {
      faults.push(`${name}: asks for ${request.url()}`);
    }
  });
  page.on("dialog", async (dialog) => {
    faults.push(`${name}: hostile text ran`);
    await dialog.dismiss();
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForTimeout(300);
  return { context, page };
}

async function look(file, scheme, width) {
  const name = `${basename(file, ".html")}-${scheme}-${width}`;
  const { context, page } = await open(file, { colorScheme: scheme, viewport: { width, height: 900 } }, name);
  await page.evaluate(() => document.querySelectorAll("details").forEach((fold, at) => (fold.open = at < 60)));
  await page.waitForTimeout(1000);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) {
    faults.push(`${name}: ${wide} pixels too wide`);
  }
  const charts = await page.evaluate(() => [...document.querySelectorAll("[data-chart]")].filter((chart) => chart.checkVisibility() && !chart.querySelector("canvas")).length);
  if (charts > 0) {
    faults.push(`${name}: ${charts} charts are not drawn`);
  }
  const { violations } = await page.evaluate(`(() => { ${axe}; return axe.run(document, { resultTypes: ["violations"] }); })()`);
  for (const { id, help, nodes } of violations) {
    faults.push(`${name}: ${id}: ${help} (${nodes.length}), first ${nodes[0].html.slice(0, 140)}`);
  }
  await page.screenshot({ path: join(pictures, `${name}.png`) });
  await context.close();
}

async function withoutScript(file) {
  const name = `${basename(file, ".html")}-plain`;
  const { context, page } = await open(file, { javaScriptEnabled: false, viewport: { width: 1360, height: 900 } }, name);
  if (!(await page.locator("h1").textContent())) {
    faults.push(`${name}: no headline`);
  }
  const folded = await page.locator("figure > details.data:not([open])").count();
  if (folded > 0) {
    faults.push(`${name}: ${folded} tables are folded though no chart is there`);
  }
  await context.close();
}

async function byKeyboard(file) {
  const name = `${basename(file, ".html")}-keys`;
  const { context, page } = await open(file, { viewport: { width: 1360, height: 900 } }, name);
  await page.keyboard.press("Tab");
  if (!(await page.evaluate(() => document.activeElement.classList.contains("skip")))) {
    faults.push(`${name}: the first stop is not the skip link`);
  }
  const seen = new Set();
  for (let stop = 0; stop < 40; stop++) {
    seen.add(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent.slice(0, 40)));
    if (await page.evaluate(() => document.activeElement === document.body)) {
      break; // past the last one
    }
    const ring = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    if (ring === "none") {
      faults.push(`${name}: stop ${stop} shows no focus`);
      break;
    }
    await page.keyboard.press("Tab");
  }
  if (!seen.has("theme")) {
    faults.push(`${name}: the theme button cannot be reached`);
  }
  await context.close();
}

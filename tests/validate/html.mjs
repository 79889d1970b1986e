// Holds HTML reports against axe-core in a real browser: `node tests/validate/html.mjs report.fi.html …`
//
// Every page is looked at light and dark, wide and narrow, and as printed, with all <details> open. It must break no
// rule of WCAG 2.0 to 2.2 (A and AA) nor of axe's best practice, need no sideways scrolling at 320 px, ask for nothing
// outside its own file, and be usable with the Tab key alone. Exit code 1 otherwise, or if a page that is wrong on
// purpose passes.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"];
const NARROW = 320;
const SCREENS = ["light", "dark"].flatMap((colorScheme) => [1280, NARROW].map((width) => ({ colorScheme, width, media: "screen" })));
// A4 at 96 pixels an inch, less margins.
const VIEWS = [...SCREENS, { colorScheme: "light", width: 718, media: "print" }];
const BROWSERS = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

// An image without alt text, a request to the outside, a box wider than a telephone, and a link that hides its focus.
const WRONG = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Wrong</title></head><body><main>
<h1>Wrong</h1><img src="missing.png"><div style="width: 999px">wide</div><a href="#x" style="outline: none">x</a></main></body></html>`;

const files = process.argv.slice(2);
if (files.length === 0) {
  console.error("usage: node html.mjs REPORT.html …");
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), "mittari-html-"));
let faults = 0;
try {
  const context = await chromium.launchPersistentContext(join(scratch, "profile"), {
    executablePath: BROWSERS.find((path) => path && existsSync(path)),
    args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
    // The pages allow no script at all; axe is one.
    bypassCSP: true,
  });
  faults += await control(context);
  for (const file of files) {
    const found = (await Promise.all(VIEWS.map((view) => problems(context, file, view)))).flat();
    console.log(`${file}: ${found.length === 0 ? `no violation in ${VIEWS.length} views` : `${found.length} violations`}`);
    found.forEach((problem) => console.error(problem.text));
    faults += found.length;
  }
  await context.close();
} finally {
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
}
process.exit(faults === 0 ? 0 : 1);

/** Everything that is wrong with a page in one view. */
async function problems(context, file, { colorScheme, width, media }) {
  const found = [];
  const tell = (rule, text) => found.push({ rule, text: `${file} (${colorScheme}, ${media}, ${width} px): ${rule}: ${text}` });
  const url = pathToFileURL(resolve(file)).href;
  const page = await context.newPage();
  page.on("request", (request) => {
    if (!request.url().startsWith("data:") && request.url() !== url) tell("request", request.url());
  });
  await page.emulateMedia({ colorScheme, media });
  await page.setViewportSize({ width, height: 900 });
  await page.goto(url);
  await page.evaluate(() => document.querySelectorAll("details").forEach((details) => (details.open = true)));
  const scroll = await page.evaluate(() => document.documentElement.scrollWidth);
  if (scroll > width) tell("reflow", `the page is ${scroll} px wide`);
  if (media === "screen") await keyboard(page, tell);
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(
    (tags) => window.axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] }),
    TAGS,
  );
  for (const violation of violations) {
    for (const node of violation.nodes) {
      tell(violation.id, `${violation.help} [${violation.impact}] at ${node.target.join(" ")}: ${short(node.html)}; ${short(node.failureSummary)}`);
    }
  }
  await page.close();
  return found;
}

/** Every link and every table that scrolls is reached with the Tab key, in one round, and is seen to have the focus. */
async function keyboard(page, tell) {
  const wanted = await page.evaluate(() => {
    const stops = [...document.querySelectorAll("a[href], summary, [tabindex='0']")].filter((stop) => stop.checkVisibility());
    stops.forEach((stop, i) => (stop.dataset.stop = i));
    return stops.length;
  });
  const reached = new Set();
  for (let i = 0; i <= wanted; i++) {
    await page.keyboard.press("Tab");
    const stop = await page.evaluate(() => {
      const { dataset, outerHTML } = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { id: dataset.stop, seen: outlineStyle !== "none" && outlineWidth !== "0px", html: outerHTML };
    });
    if (stop.id === undefined || reached.has(stop.id)) break;
    reached.add(stop.id);
    if (!stop.seen) tell("focus", `the focus is not seen on ${short(stop.html)}`);
  }
  if (reached.size < wanted) tell("keyboard", `${reached.size} of ${wanted} places are reached with the Tab key`);
}

/** The page that is wrong on purpose: each kind of problem must be noticed. */
async function control(context) {
  const file = join(scratch, "wrong.html");
  writeFileSync(file, WRONG);
  const rules = (await problems(context, file, { colorScheme: "light", width: NARROW, media: "screen" })).map((problem) => problem.rule);
  const missed = ["image-alt", "request", "reflow", "focus"].filter((rule) => !rules.includes(rule));
  missed.forEach((rule) => console.error(`control: ${rule} is not noticed`));
  return missed.length;
}

function short(text) {
  const line = text.replace(/\s+/g, " ");
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}

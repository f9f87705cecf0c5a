// Looks at pages of the site in Chromium, as JSON: what is asked on standard input, what was seen on standard output.
//
//   {"program": "/usr/bin/chromium", "base": "http://127.0.0.1:8000/", "pages": [""], "widths": [1280], "search": "grant", "shots": ""}

import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import puppeteer from 'puppeteer-core';

const asked = JSON.parse(readFileSync(0, 'utf-8'));
const axe = readFileSync(createRequire(`${process.cwd()}/`).resolve('axe-core/axe.min.js'), 'utf-8');
const browser = await puppeteer.launch({ executablePath: asked.program, args: ['--no-sandbox', '--disable-gpu'] });
const requested = new Set();

/** What axe finds, each with the first elements that it finds it at. */
async function violations(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return found.violations.map((each) => ({ id: each.id, at: each.nodes.slice(0, 3).map((node) => node.html.slice(0, 200)) }));
}

async function opened(path, width) {
  const page = await browser.newPage();
  page.on('request', (request) => requested.add(request.url()));
  await page.setViewport({ width, height: 844 });
  const answer = await page.goto(asked.base + path, { waitUntil: 'load' });
  if (!answer.ok() && answer.status() !== 304) throw new Error(`${path} is answered with ${answer.status()}`);
  return page;
}

const seen = [];
for (const path of asked.pages) {
  for (const width of asked.widths) {
    const page = await opened(path, width);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    const cut = await page.evaluate(() => { globalThis.scrollTo(500, 0); return globalThis.scrollX; });
    await page.evaluate(() => globalThis.scrollTo(0, 0));
    if (asked.shots) await page.screenshot({ path: `${asked.shots}/${path.replaceAll('/', '_') || 'index'}-${width}.png` });
    seen.push({ path, width, wide, scrolled: cut, violations: await violations(page) });
    await page.close();
  }
}

const page = await opened('', 1280);
await page.waitForSelector('input.md-search__input');
await page.click('input.md-search__input');
await page.type('input.md-search__input', asked.search);
await page.waitForSelector('.md-search-result__link', { timeout: 30_000 });
const results = await page.$$eval('.md-search-result__link', (links) => links.map((link) => link.href));
await browser.close();
console.log(JSON.stringify({ seen, results, requested: [...requested] }));

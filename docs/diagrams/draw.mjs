// Draws every model of bpmn/ as an SVG beside this script, with the shapes and the places that stand in the model.
//
//   npm ci && npm run draw
//
// Needs a Chromium (CHROMIUM=<path>, default /usr/bin/chromium) and a Chinese font; downloads no browser.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const models = join(here, '..', '..', 'bpmn');
const viewer = createRequire(import.meta.url).resolve('bpmn-js/dist/bpmn-viewer.production.min.js');

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
let complaints = 0;

for (const file of readdirSync(models).filter((name) => name.endsWith('.bpmn')).sort()) {
  const page = await browser.newPage({ viewport: { width: 3400, height: 2200 } });
  await page.setContent('<div id="canvas" style="width:3400px;height:2200px"></div>');
  await page.addScriptTag({ path: viewer });
  const { svg, warnings } = await page.evaluate(async (xml) => {
    const viewer = new BpmnJS({ container: '#canvas' });
    const { warnings } = await viewer.importXML(xml);
    return { svg: (await viewer.saveSVG()).svg, warnings: warnings.map(String) };
  }, readFileSync(join(models, file), 'utf8'));
  await page.close();

  warnings.forEach((warning) => console.error(`${file}: ${warning}`));
  complaints += warnings.length;
  writeFileSync(join(here, file.replace(/\.bpmn$/, '.svg')), onWhite(steady(svg)));
  console.log(`${file} drawn`);
}

await browser.close();
process.exitCode = complaints ? 1 : 0;

/** The viewer gives its arrow heads random names; numbered ones keep a picture unchanged when its model is. */
function steady(svg) {
  const names = new Map();
  return svg.replace(/marker-[0-9a-z]{20,}/g, (name) => {
    if (!names.has(name)) names.set(name, `marker-${names.size + 1}`);
    return names.get(name);
  });
}

/** Pages with a dark background would swallow the black lines. */
function onWhite(svg) {
  return svg.replace('<svg ', '<svg style="background: #fff" ');
}

import { readFileSync, writeFileSync } from "node:fs";
import { argv, exit, stderr } from "node:process";
import { fitPage } from "../../shared/report/fit-page.ts";
import { SHOP_LINKS } from "./build-report.ts";
import { loadMermaid } from "./mermaid/load-mermaid.ts";
import { openChromium } from "./mermaid/open-chromium.ts";
import { SHOP_REPORT } from "./shop-report.ts";
import { writeReportPage } from "./write-report-page.ts";

/*
 * Draws a report as GitHub would, to look at: `node test/report/show-report.ts OUT.png [FILE.md]`. Without FILE.md it is
 * the shop's report. The HTML is put beside the picture.
 */
const [picture, file] = argv.slice(2);
if (picture === undefined) {
  stderr.write("Usage: node test/report/show-report.ts OUT.png [FILE.md]\n");
  exit(2);
}
const markdown = file === undefined ? fitPage(SHOP_REPORT, SHOP_LINKS).markdown : readFileSync(file, "utf8");
const html = writeReportPage(markdown);
writeFileSync(picture.replace(/(?:\.png)?$/, ".html"), html);
const browser = await openChromium();
try {
  const page = await browser.newPage({ viewport: { width: 1012, height: 800 } });
  await page.setContent(html);
  await loadMermaid(page);
  await page.evaluate('mermaid.run({ querySelector: "pre.mermaid" })');
  await page.screenshot({ path: picture, fullPage: true });
} finally {
  await browser.close();
}

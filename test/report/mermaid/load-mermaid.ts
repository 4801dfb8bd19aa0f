import { createRequire } from "node:module";
import type { Page } from "playwright-core";

const SCRIPT = createRequire(import.meta.url).resolve("mermaid/dist/mermaid.min.js");

/** Puts Mermaid into a page as GitHub does: strict, so no HTML or script of a label runs. */
export async function loadMermaid(page: Page): Promise<void> {
  await page.addScriptTag({ path: SCRIPT });
  // A text: what runs in the browser knows nothing of Node's types.
  await page.evaluate('mermaid.initialize({ startOnLoad: false, securityLevel: "strict" })');
}

import type { Page } from "playwright-core";
import { loadMermaid } from "./load-mermaid.ts";

/** What Chromium made of one source: a picture with these texts, or Mermaid's complaint. */
export type Drawing = { readonly text: string } | { readonly error: string };

/** Draws all diagrams on one page. */
export async function drawDiagrams(page: Page, sources: readonly string[]): Promise<readonly Drawing[]> {
  await loadMermaid(page);
  return await page.evaluate<readonly Drawing[]>(`(async () => {
    const drawings = [];
    for (const [at, source] of ${JSON.stringify(sources)}.entries()) {
      try {
        document.body.innerHTML = (await mermaid.render("drawing-" + at, source)).svg;
        const texts = document.body.querySelectorAll(".nodeLabel, text");
        drawings.push({ text: [...texts].map((text) => text.textContent).join("\\n") });
      } catch (error) {
        drawings.push({ error: String(error) });
      }
    }
    return drawings;
  })()`);
}

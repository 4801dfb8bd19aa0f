import type { Answer } from "../serve/answer.ts";
import { escapeHtml } from "./escape-html.ts";

const STYLE = `
body { font: 15px/1.5 system-ui, sans-serif; color: #1f2328; max-width: 1200px; margin: 2rem auto; padding: 0 1rem }
a { color: #0969da; text-decoration: none } a:hover { text-decoration: underline }
h1 small, .quiet { color: #59636e; font-weight: normal }
.label { border-radius: 1em; padding: .1em .6em; font-size: 12px; border: 1px solid #d1d9e0; white-space: nowrap }
.state { border-radius: 1em; padding: .2em .8em; color: white; background: #1a7f37 } .closed { background: #8250df }
.issue, .comment { border: 1px solid #d1d9e0; border-radius: 6px; padding: .6rem 1rem; margin: .5rem 0 }
.text { white-space: pre-wrap; overflow-wrap: anywhere }
.board { display: flex; gap: 1rem; overflow-x: auto; align-items: flex-start }
.column { flex: 0 0 250px; background: #f6f8fa; border-radius: 6px; padding: .6rem }
.column h2 { font-size: 15px; margin: .2rem } .card { background: white }
details summary { color: #59636e; cursor: pointer }`;

/** One whole page. `body` is HTML, the title is text. */
export function writePage(title: string, body: string): Answer {
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    },
    body: `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style>${STYLE}</style></head><body>${body}</body></html>`,
  };
}

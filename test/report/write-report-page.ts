import { renderMarkdown } from "../github/pages/render-markdown.ts";

/** GitHub's looks, as far as a report needs them. */
const STYLE = `
body { font: 16px/1.5 -apple-system, "Segoe UI", "Noto Sans", Helvetica, Arial, sans-serif, "Noto Color Emoji"; color: #1f2328; background: #fff; max-width: 948px; margin: 32px auto; padding: 0 32px; word-wrap: break-word }
a { color: #0969da; text-decoration: none }
h3 { font-size: 1.25em; line-height: 1.25; margin: 24px 0 16px }
p, ul, table, pre, blockquote, details { margin: 0 0 16px }
ul { padding-left: 2em } li + li { margin-top: .25em }
table { border-collapse: collapse; display: block; width: max-content; max-width: 100%; overflow: auto }
th, td { padding: 6px 13px; border: 1px solid #d1d9e0; text-align: left } th { font-weight: 600 }
tr:nth-child(2n) { background: #f6f8fa }
code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% ui-monospace, "DejaVu Sans Mono", monospace; white-space: break-spaces }
pre { background: #f6f8fa; border-radius: 6px; padding: 16px; overflow: auto; font: 85%/1.45 ui-monospace, monospace }
pre.mermaid { background: #fff; border: 1px solid #d1d9e0; text-align: center; font-family: inherit }
blockquote { padding: 0 1em; color: #59636e; border-left: .25em solid #d1d9e0 }
.alert { padding: 8px 16px; margin-bottom: 16px; border-left: .25em solid #9a6700 } .alert-title { color: #9a6700; font-weight: 500 } .alert > :last-child { margin-bottom: 0 }
summary { cursor: pointer }`;

/** A Markdown page as HTML that looks like GitHub's; Mermaid's blocks are still text. All folds are open, to be seen. */
export const writeReportPage = (markdown: string): string =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title><style>${STYLE}</style></head><body>${renderMarkdown(markdown).replaceAll("<details>", "<details open>")}</body></html>\n`;

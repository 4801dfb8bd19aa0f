import type { Answer } from "../serve/answer.ts";
import { escapeHtml } from "./escape-html.ts";

const STYLE = `
* { box-sizing: border-box }
body { font: 15px/1.5 system-ui, sans-serif; color: #1f2328; background: #fff; max-width: 1400px; margin: 0 auto; padding: 1.5rem }
body:has(.board) { max-width: none }
a { color: #0969da; text-decoration: none } a:hover { text-decoration: underline }
h1 { font-size: 24px; margin: .3rem 0 1rem } h1 small, .quiet { color: #59636e; font-weight: normal }
.label { display: inline-block; border-radius: 1em; padding: 0 .65em; font-size: 12px; font-weight: 500; line-height: 20px; white-space: nowrap }
.labels { display: flex; flex-wrap: wrap; gap: .3rem }
.dot { display: inline-block; width: .7em; height: .7em; border-radius: 50%; border: 2px solid #1a7f37; margin-right: .25em }
.dot.closed { border-color: #8250df; background: #8250df }
.title { color: #1f2328; font-weight: 600 } .title:hover { color: #0969da }
.state { border-radius: 1em; padding: .25em .9em; color: #fff; background: #1a7f37; font-weight: 500 } .state.closed { background: #8250df }
.list { border: 1px solid #d1d9e0; border-radius: 6px } .line { display: flex; gap: .8rem; flex-wrap: wrap; align-items: center; padding: .6rem 1rem; border-top: 1px solid #d1d9e0 }
.line:first-child { border-top: 0 }
.columns { display: flex; gap: 2rem; align-items: flex-start } main { flex: 1; min-width: 0 } aside { flex: 0 0 260px; font-size: 13px }
aside h2 { font-size: 12px; color: #59636e; margin: 1rem 0 .3rem; padding-top: .8rem; border-top: 1px solid #d1d9e0 } aside h2:first-child { border: 0; margin-top: 0 }
.comment { border: 1px solid #d1d9e0; border-radius: 6px; margin: 0 0 1rem; overflow: hidden }
.comment > details > summary { padding: .5rem 1rem; background: #f6f8fa }
.head { margin: 0; padding: .5rem 1rem; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; font-size: 13px; color: #59636e } .head b { color: #1f2328 }
.text { padding: .8rem 1rem; overflow-wrap: anywhere } .text > :first-child { margin-top: 0 } .text > :last-child { margin-bottom: 0 }
.text ul { padding-left: 1.6rem } .text h3 { font-size: 17px; margin: 1rem 0 .4rem }
.reactions { padding: 0 1rem .7rem; margin: 0; font-size: 13px }
code { background: #818b981f; border-radius: 6px; padding: .15em .4em; font: 85% ui-monospace, monospace } pre { background: #f6f8fa; border-radius: 6px; padding: .8rem; overflow-x: auto }
blockquote { margin: 0 0 1rem; padding: 0 1rem; color: #59636e; border-left: .25em solid #d1d9e0 }
.board { display: flex; gap: .8rem; overflow-x: auto; align-items: flex-start; padding-bottom: 1rem }
.column { flex: 0 0 290px; background: #f6f8fa; border: 1px solid #d1d9e0; border-top: 4px solid var(--tone, #59636e); border-radius: 6px; padding: .7rem }
.column h2 { font-size: 15px; margin: 0 } .column h2 .quiet { background: #818b981f; border-radius: 1em; padding: 0 .5em; font-size: 12px }
.column p { font-size: 13px; min-height: 2.6em; line-height: 1.3em; margin: .2rem 0 .6rem }
.card { background: #fff; border: 1px solid #d1d9e0; border-radius: 6px; padding: .6rem .7rem; margin-top: .5rem; box-shadow: 0 1px 1px #1f23280a; font-size: 14px } .card .labels { margin-top: .35rem }
.blue { --tone: #0969da } .gray { --tone: #818b98 } .green { --tone: #1a7f37 } .orange { --tone: #bc4c00 }
.pink { --tone: #bf3989 } .purple { --tone: #8250df } .red { --tone: #cf222e } .yellow { --tone: #bf8700 }
details summary { color: #59636e; cursor: pointer }
table { border-collapse: collapse; margin: 0 0 1rem; display: block; overflow-x: auto } th, td { border: 1px solid #d1d9e0; padding: .35rem .8rem } tr:nth-child(2n) td { background: #f6f8fa }
.right { text-align: right } .middle { text-align: center } .left { text-align: left }
.alert { border-left: .25em solid var(--tone); padding: .2rem 1rem; margin: 0 0 1rem } .alert-title { color: var(--tone); font-weight: 600; margin: .3rem 0 }
.note { --tone: #0969da } .tip { --tone: #1a7f37 } .important { --tone: #8250df } .warning { --tone: #9a6700 } .caution { --tone: #cf222e }`;

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

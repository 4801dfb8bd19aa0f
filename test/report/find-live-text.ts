import { scanMarkdown } from "./scan-markdown.ts";

/** What GitHub looks for in the text that is shown. */
const LIVE: Readonly<Record<string, RegExp>> = {
  "a mention": /@\w/,
  "a reference": /#\d|\bgh-\d/i,
  "an address": /\bhttps?:\/\/|\bwww\./i,
  "an emoji": /:[\w+-]+:/,
  "a commit": /[0-9a-f]{7}/i,
};
const OUR_TARGET = /^https:\/\/(?:redirect\.)?github\.com\//;
const OUR_TAG = /^<(?:\/?(?:details|summary|b)|details open|!-- streamkeeper:issue --)>$/;

/** What in a page would do something on GitHub though it is only to be shown, in words; empty when all is well. */
export function findLiveText(markdown: string): readonly string[] {
  const { marks, text, targets } = scanMarkdown(markdown);
  return [
    ...Object.entries(LIVE).flatMap(([name, shape]) => {
      const found = shape.exec(text);
      return found === null
        ? []
        : [`${name}: ${text.slice(Math.max(0, found.index - 20), found.index + 30)}`];
    }),
    ...targets.filter((target) => !OUR_TARGET.test(target)).map((target) => `a strange link: ${target}`),
    ...marks
      .filter((mark) => mark.startsWith("<") && !OUR_TAG.test(mark))
      .map((tag) => `a strange tag: ${tag}`),
    ...findCommands(markdown),
  ];
}

/** A workflow's log takes these as commands, wherever a line may end. */
const findCommands = (markdown: string): readonly string[] =>
  markdown
    .split(/\r\n|[\n\r\u0085\u2028\u2029]/)
    .filter((line) => /^\s*::|##\[/.test(line))
    .map((line) => `a workflow command: ${line}`);

import { renderMarkdown } from "../github/pages/render-markdown.ts";

const CODE = /<(code|pre)[\s>][\s\S]*?<\/\1>/g;
const TAG = /<\/?[a-z][^>]*>/g;
const LINK = /href="([^"]*)"/g;

const LIVE: Readonly<Record<string, RegExp>> = {
  "a mention": /@\w/,
  "a reference": /#\d|\bgh-\d/i,
  "an address": /\bhttps?:\/\/|\bwww\./i,
  "an emoji": /:[\w+-]+:/,
  "a commit": /[0-9a-f]{7}/i,
};

const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", quot: '"', amp: "&", "#39": "'" };

/** What in a page would do something on GitHub though it only shows a text: in words, empty when all is well. */
export function findLiveText(markdown: string): readonly string[] {
  const html = renderMarkdown(markdown);
  const shown = html
    .replace(CODE, " ")
    .replace(TAG, "\n")
    .replace(/&(lt|gt|quot|amp|#39);/g, (_, name: string) => ENTITIES[name]!);
  return [
    ...Object.entries(LIVE).flatMap(([name, shape]) => {
      const found = shape.exec(shown);
      return found === null
        ? []
        : [`${name}: ${shown.slice(Math.max(0, found.index - 20), found.index + 30)}`];
    }),
    ...[...html.matchAll(LINK)]
      .map((match) => match[1]!)
      .filter((target) => !/^https:\/\/(?:redirect\.)?github\.com\//.test(target))
      .map((target) => `a strange link: ${target}`),
    ...findCommands(markdown),
    ...findStrangeTags(markdown),
  ];
}

const findCommands = (markdown: string): readonly string[] =>
  markdown
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .filter((line) => /^\s*::|##\[/.test(line))
    .map((line) => `a workflow command: ${line}`);

/** Tags outside of code that are not ours. */
const findStrangeTags = (markdown: string): readonly string[] =>
  [...dropCode(markdown).matchAll(/<[^\n]{0,30}/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/^<(?:\/?(?:details|summary)>|!-- streamkeeper:issue -->)/.test(tag))
    .map((tag) => `a strange tag: ${tag}`);

const dropCode = (markdown: string): string =>
  markdown.replace(/^```[\s\S]*?^```$/gm, "").replace(/(?<![\\`])(`+)(?!`)[^\n]*?(?<!`)\1(?!`)/g, "");

import { seededRandom } from "./random.ts";

const SYLLABLES = [
  "ba",
  "cor",
  "del",
  "fin",
  "gra",
  "hun",
  "jo",
  "kel",
  "lum",
  "mi",
  "nor",
  "pla",
  "quo",
  "ri",
  "sta",
  "ven",
];

/** 20,000 invented words of two to five syllables, so that a map of 600 words finds some ten in an issue of 2 kB. */
export const VOCABULARY: readonly string[] = inventWords(20_000);

function inventWords(count: number): string[] {
  const random = seededRandom(1);
  const pick = (): string => SYLLABLES[Math.floor(random() * SYLLABLES.length)]!;
  const words = new Set<string>();
  while (words.size < count) words.add(Array.from({ length: 2 + Math.floor(random() * 4) }, pick).join(""));
  return [...words];
}

export interface InventedIssue {
  readonly title: string;
  readonly body: string;
}

/** An issue as people write them: a heading, a list, a link, some code, a quote, running text up to `size` characters. */
export function inventIssue(seed: number, size: number): InventedIssue {
  const random = seededRandom(seed + 1000);
  const word = (): string => VOCABULARY[Math.floor(random() * VOCABULARY.length)]!;
  const sentence = (): string => {
    const words = Array.from({ length: 6 + Math.floor(random() * 9) }, word).join(" ");
    return `${words[0]!.toUpperCase()}${words.slice(1)}.`;
  };
  const parts = [
    "### What happened?",
    `${sentence()} ${sentence()} See [the ${word()} page](https://example.org/${word()}/${word()}).`,
    `- \`${word()}.${word()}()\` ${sentence()}\n- ${sentence()}\n- [ ] ${sentence()}`,
    `\`\`\`ts\nconst ${word()} = ${word()}(${word()});\nthrow new Error("${sentence()}");\n\`\`\``,
    `> ${sentence()}\n> ${sentence()}`,
    "### What did you expect?",
  ];
  let body = parts.join("\n\n");
  while (body.length < size) body += `\n\n${sentence()} ${sentence()} ${sentence()}`;
  return { title: sentence().slice(0, 70), body: body.slice(0, size) };
}

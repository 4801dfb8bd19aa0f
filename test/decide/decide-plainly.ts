import type { Issue } from "../../shared/domain/issue.ts";
import { fold } from "../../shared/text/fold.ts";
import { readBody } from "../../shared/text/read-body.ts";
import { HELD, type LivedIssue } from "./generate-issue.ts";
import { labelOf, type MapData, SECTIONS } from "./generate-map.ts";

/*
 * The specification's steps once more, as plainly as they can be written and straight from the map's data: no index,
 * no compiled map, no sharing with the product but for folding and for what is read of a body.
 */

/** A rule as the file has it. */
interface PlainRule {
  readonly words?: readonly string[];
  readonly pattern?: string;
  readonly labels?: readonly string[];
  readonly types?: readonly string[];
  readonly form?: { readonly section: string; readonly answers: readonly string[] };
  readonly all?: readonly PlainRule[];
  readonly in?: "title" | "body" | "both";
  readonly points?: number | "decisive";
  readonly unless?: PlainRule;
}

interface Match {
  readonly form: boolean;
  readonly points: number | "decisive";
}

interface PlainIssue {
  readonly issue: Issue;
  readonly body: string;
  readonly answers: ReadonlyMap<string, string>;
  readonly labels: readonly string[];
}

const WORD = "[\\p{L}\\p{M}\\p{Nd}_]";
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
const wild = (pattern: string, text: string): boolean =>
  new RegExp(`^${fold(pattern).split("*").map(escaped).join("[^]*")}$`, "u").test(fold(text));

function hasWord(word: string, text: string): boolean {
  const bare = fold(word).replace(/^\*|\*$/g, "");
  const [left, right] = [word.startsWith("*"), word.endsWith("*")];
  const isWord = (character: string) => new RegExp(WORD, "u").test(character);
  const before = !left && isWord(bare[0]!) ? `(?<!${WORD})` : "";
  const behind = !right && isWord(bare.at(-1)!) ? `(?!${WORD})` : "";
  return new RegExp(before + bare.split(" ").map(escaped).join("\\s+") + behind, "u").test(fold(text));
}

/** One entry per match, as the table of matchers says; nothing = no match. */
function matchPlainly(rule: PlainRule, it: PlainIssue, within = "both"): Match[] {
  const { points } = rule;
  if (rule.unless !== undefined && matchPlainly({ ...rule.unless, in: "both" }, it).length > 0) return [];
  const place = (rule.in ?? "both") === "both" ? within : rule.in;
  const title = place === "body" ? "" : it.issue.title;
  const body = place === "title" ? "" : it.body;
  const worth = points ?? 3;
  const third = worth === "decisive" ? worth : Math.ceil(worth / 3);
  if (rule.words !== undefined) {
    const inBody = rule.words.filter((word) => hasWord(word, body)).length;
    const sum = third === "decisive" ? third : Math.min(third * inBody, Number(worth));
    return [
      ...(rule.words.some((word) => hasWord(word, title)) ? [{ form: false, points: worth }] : []),
      ...(inBody > 0 ? [{ form: false, points: sum }] : []),
    ];
  }
  if (rule.pattern !== undefined) {
    const pattern = new RegExp(rule.pattern, "iu");
    return [
      ...(title !== "" && pattern.test(title) ? [{ form: false, points: worth }] : []),
      ...(body !== "" && pattern.test(body) ? [{ form: false, points: third }] : []),
    ];
  }
  if (rule.labels !== undefined) {
    const found = rule.labels.some((pattern) => it.labels.some((label) => wild(pattern, label)));
    return found ? [{ form: false, points: points ?? 5 }] : [];
  }
  if (rule.types !== undefined) {
    return rule.types.includes(it.issue.type ?? "") ? [{ form: false, points: points ?? 1 }] : [];
  }
  if (rule.form !== undefined) {
    const { section, answers } = rule.form;
    const given = answersIn(it.answers.get(section) ?? "");
    const found = answers.some((answer) => given.some((one) => wild(answer, one)));
    return found ? [{ form: true, points: points ?? "decisive" }] : [];
  }
  const parts = (rule.all ?? []).map((part) => matchPlainly(part, it, place));
  if (parts.some((part) => part.length === 0)) return [];
  return points === undefined ? parts.flat() : [{ form: parts.flat()[0]!.form, points }];
}

/** Of the generated answers only "Cart, checkout" holds a comma. */
function answersIn(section: string): string[] {
  return section.split("\n").flatMap((line) => {
    const box = /^- \[(.)\] (.*)/.exec(line);
    if (box !== null) return box[1] === " " ? [] : [box[2]!];
    return line === "_No response_"
      ? []
      : [line, ...line.split(",")].map((part) => part.trim()).filter((part) => part !== "");
  });
}

/** "stream by source", else the outcome. */
export function decidePlainly(data: MapData, lived: LivedIssue, parent: string | null): string {
  const { issue, byPeople } = lived;
  if (issue.labels.includes("question")) return "ignored";
  const living = (id: string): string => {
    const { retired } = data.streams[id] as { retired?: { into: string } };
    return retired === undefined ? id : living(retired.into);
  };
  const ids = Object.keys(data.streams);
  const one = (streams: readonly string[], source: string): string => {
    const all = new Set(streams.map(living));
    return all.size === 1 ? `${[...all][0]} by ${source}` : "tie";
  };
  const own = ids.filter((id) => issue.labels.includes(labelOf(id)));
  const held = own.filter((id) => byPeople.has(labelOf(id)));
  if (held.length > 0) return one(held, "person");
  if (issue.labels.includes(HELD)) return own.length > 0 ? one(own, "person") : "unmapped by person";
  const aliased = ids.filter((id) =>
    (data.streams[id]!.aliases as string[]).some((name) => issue.labels.includes(name)),
  );
  if (aliased.length > 0) return one(aliased, "alias");
  return decideByText(data, lived, { parent, living });
}

function decideByText(
  data: MapData,
  { issue, refused }: LivedIssue,
  { parent, living }: { parent: string | null; living: (id: string) => string },
): string {
  const isRefused = (id: string): boolean => refused.has(labelOf(id));
  const matches = Object.entries(collect(data, issue, living)).map(([id, found]): [string, Match[]] => [
    id,
    // A person's removal leaves only what a form says outright.
    isRefused(id) ? found.filter(({ form, points }) => form && points === "decisive") : found,
  ]);
  const decisive = matches.filter(([, found]) => found.some(({ points }) => points === "decisive"));
  if (decisive.length === 1) {
    const [[id, found]] = decisive as [[string, Match[]]];
    return `${id} by ${found.some(({ form, points }) => form && points === "decisive") ? "form" : "rule"}`;
  }
  if (parent !== null && !isRefused(parent)) return `${parent} by parent`;
  if (decisive.length > 1) return "tie";
  const totals = matches.map(([id, found]) => ({
    id,
    total: found.reduce((sum, { points }) => sum + Number(points), 0),
  }));
  const [best, next] = totals.sort((a, b) => b.total - a.total);
  const { "min-points": minPoints, "min-lead": minLead } = data.decide as Record<string, number>;
  if (best === undefined || best.total < minPoints!) return "unmapped";
  if (best.total - (next?.total ?? 0) >= minLead!) return `${best.id} by rules`;
  return (next?.total ?? 0) > 0 ? "tie" : "unmapped";
}

/** All that matches, by living stream. */
function collect(data: MapData, issue: Issue, living: (id: string) => string): Record<string, Match[]> {
  const ids = Object.keys(data.streams);
  const wanted = new Set(usedSections(data));
  const read = readBody(issue.body, { form: wanted, other: new Set() });
  const ours = [...ids.map(labelOf), HELD, "needs: stream"];
  const it: PlainIssue = {
    issue,
    body: read.text,
    answers: new Map([...read.sections].reverse().map(({ heading, written }) => [nameOf(heading), written])),
    labels: issue.labels.filter((label) => !ours.includes(label)),
  };
  const found: Record<string, Match[]> = Object.fromEntries(ids.map((id) => [living(id), []]));
  for (const id of ids) {
    const { words, labels, match } = data.streams[id]!;
    const rules = [
      ...(words.length > 0 ? [{ words }] : []),
      ...(labels.length > 0 ? [{ labels }] : []),
      ...match,
    ];
    for (const rule of rules) found[living(id)]!.push(...matchPlainly(rule as PlainRule, it));
  }
  for (const service of Object.values(data.services) as {
    streams: string[];
    words: string[];
    labels: string[];
  }[]) {
    const text = `${issue.title}\n.\n${it.body}`;
    if (
      !service.words.some((word) => hasWord(word, text)) &&
      !service.labels.some((name) => it.labels.includes(name))
    )
      continue;
    const streams = new Set(service.streams.map(living));
    for (const id of streams) found[id]!.push({ form: false, points: streams.size === 1 ? 2 : 1 });
  }
  return found;
}

const nameOf = (heading: string): string => SECTIONS.find((section) => fold(section) === heading) ?? heading;

function usedSections(data: MapData): string[] {
  const text = JSON.stringify(data);
  return SECTIONS.filter((section) => text.includes(`"section":"${section}"`)).map(fold);
}

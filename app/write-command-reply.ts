import type { FlowMap } from "../shared/domain/flow-map.ts";
import { escapeMarkdown } from "../shared/text/escape-markdown.ts";
import type { PermittedCommands } from "./permit-commands.ts";

/** Streams named as valid; the rest is counted. */
const MOST_STREAMS = 8;
/** Holds every problem in full. */
const LONGEST_PROBLEM = 400;
const showAll = (words: readonly string[]): string[] => words.map((word) => `\`/stream ${word}\``);
const SETTING = showAll(["none", "auto"]);
const ASKING = showAll(["why", "recheck"]);

/**
 * The reply to a comment's commands, one line of Markdown: what is wrong and what is valid; null when nothing is wrong.
 * The comment's words are made harmless. Starts with no command, so that no other bot follows it.
 */
export function writeCommandReply(commands: PermittedCommands, flowMap: FlowMap): string | null {
  if (commands.problems.length === 0) return null;
  const problems = commands.problems.map((problem) => escapeMarkdown(problem, LONGEST_PROBLEM));
  return [...problems, ...writeValid(commands, flowMap)].join(" ");
}

function writeValid({ permission }: PermittedCommands, { streams }: FlowMap): string[] {
  if (permission === "nothing") return [];
  if (permission === "asking") return [`Valid: ${ASKING.join(", ")}.`];
  const living = streams.filter(({ successor }) => successor === null);
  const shown = living.slice(0, MOST_STREAMS).map(({ id }) => `\`/stream ${id}\``);
  const more = living.length - shown.length;
  const others = permission === "all" ? [...SETTING, ...ASKING] : [];
  return [`Valid: ${[...shown, ...(more > 0 ? [`${more} more streams`] : []), ...others].join(", ")}.`];
}

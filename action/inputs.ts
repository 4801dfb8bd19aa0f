import { readInstant } from "../shared/text/read-instant.ts";
import { type FailOn, readFailOn } from "./fail-on.ts";
import { findSharedFile } from "./find-shared-file.ts";
import { UserError } from "./user-error.ts";

/** The inputs of the Action, in the order of action.yml. */
export const INPUT_NAMES = [
  "command",
  "github-token",
  "project-token",
  "map",
  "weeks",
  "now",
  "repositories",
  "post-to",
  "status-update",
  "fail-on",
  "json-path",
  "markdown-path",
] as const;

export type InputName = (typeof INPUT_NAMES)[number];

/** What is taken where an input is left empty; the same as in action.yml. */
export const INPUT_DEFAULTS = {
  command: "report",
  "post-to": "summary",
  "status-update": "false",
  "fail-on": "never",
} as const satisfies Partial<Record<InputName, string>>;

/** What a workflow asks of the Action. Null = left out. */
export interface ActionInputs {
  readonly command: "report" | "check" | "sync";
  readonly githubToken: string | null;
  readonly projectToken: string | null;
  readonly map: string | null;
  readonly weeks: number | null;
  /** Milliseconds. */
  readonly now: number | null;
  /** "owner/name"; empty = the workflow's own. */
  readonly repositories: readonly string[];
  readonly postTo: "summary" | "issue";
  readonly statusUpdate: boolean;
  readonly failOn: FailOn;
  readonly jsonPath: string | null;
  readonly markdownPath: string | null;
}

/**
 * Reads the inputs as a runner gives them: text, "" where one is left out.
 *
 * @throws UserError that names every wrong one, with what it may be
 */
export function readInputs(read: (name: InputName) => string): ActionInputs {
  const wrong: string[] = [];
  const text = (name: InputName): string | null =>
    read(name).trim() || (INPUT_DEFAULTS as Partial<Record<InputName, string>>)[name] || null;
  const parse = <T>(name: InputName, valid: string, of: (written: string) => T | null): T | null => {
    const written = text(name);
    const value = written === null ? null : of(written);
    if (written !== null && value === null) wrong.push(describeWrong(name, written, valid));
    return value;
  };
  const token = (name: InputName): string | null => {
    const written = text(name);
    // A token is sent in a header, and what no header can hold would be told with the token in it.
    if (written === null || /^[!-~]+$/.test(written)) return written;
    wrong.push(`${name}: this is no token: there are blanks or other such characters in it. Copy it anew.`);
    return null;
  };
  const inputs = {
    command: parse("command", "report, check or sync", oneOf("report", "check", "sync")),
    githubToken: token("github-token"),
    projectToken: token("project-token"),
    map: text("map"),
    weeks: parse("weeks", "a whole number from 4 to 52", readWeeks),
    now: parse("now", "an instant such as 2026-06-15T09:00:00Z", readInstant),
    repositories: readRepositories(read("repositories"), wrong),
    postTo: parse("post-to", "summary or issue", oneOf("summary", "issue")),
    statusUpdate: parse("status-update", "true or false", oneOf("true", "false")) === "true",
    failOn: parse("fail-on", "never, attention, or unmapped>N such as unmapped>20", readFailOn),
    jsonPath: text("json-path"),
    markdownPath: text("markdown-path"),
  };
  const { jsonPath, markdownPath, map } = inputs;
  const shared = findSharedFile(
    { "markdown-path": markdownPath ?? undefined, "json-path": jsonPath ?? undefined },
    { map: map ?? undefined },
  );
  if (shared !== null) wrong.push(shared);
  if (wrong.length > 0) throw new UserError(wrong.join("\n"));
  // What has a default is null only where it is wrong.
  return inputs as ActionInputs;
}

const describeWrong = (name: InputName, written: string, valid: string): string =>
  `${name}: "${written.length > 60 ? `${written.slice(0, 60)}…` : written}" is not valid. Write ${valid}.`;

const oneOf =
  <T extends string>(...values: readonly T[]) =>
  (written: string): T | null =>
    values.find((value) => value === written.toLowerCase()) ?? null;

function readWeeks(written: string): number | null {
  const weeks = Number(written);
  return /^\d{1,2}$/.test(written) && weeks >= 4 && weeks <= 52 ? weeks : null;
}

/** One a line; the same twice counts once. */
function readRepositories(written: string, wrong: string[]): readonly string[] {
  const valid = "owner/name, such as acme/shop, one a line";
  const names = new Map<string, string>();
  for (const line of written.split(/\r?\n/).map((one) => one.trim())) {
    if (line === "") continue;
    if (!/^[\w-]+\/[\w.-]+$/.test(line)) wrong.push(describeWrong("repositories", line, valid));
    else if (!names.has(line.toLowerCase())) names.set(line.toLowerCase(), line);
  }
  const owners = new Set([...names.keys()].map((name) => name.split("/")[0]));
  if (owners.size > 1) {
    wrong.push(
      `repositories: these have several owners (${[...owners].join(", ")}). Write those of one owner.`,
    );
  }
  return [...names.values()];
}

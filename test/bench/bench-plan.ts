import { appendFileSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure.ts";
import { inventIssue } from "./invent-issue.ts";
import { wordsOfRule } from "./invent-map.ts";
import { measureProcess } from "./measure-process.ts";

const CLI = join(import.meta.dirname, "../../action/streamkeeper.mjs");
const ISSUES = 100_000;
const KINDS = 500;
const BATCH = 2000;
const RUNS = 3;

/** Whole processes of the command line: a large plan, and the start. */
export function benchPlan(): Figure[] {
  const folder = mkdtempSync(join(tmpdir(), "streamkeeper-bench-"));
  try {
    const map = join(folder, "flow-map.yml");
    writeFileSync(map, writeMap());
    const backlog = join(folder, "backlog.json");
    writeBacklog(backlog);
    return [...planFigures(map, backlog), versionFigure()];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function planFigures(map: string, backlog: string): Figure[] {
  const json = `${backlog}.plan`;
  const plan = measureProcess([CLI, "plan", "--map", map, "--backlog", backlog, "--json", json]);
  const parse = measureProcess([
    "-e",
    "JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))",
    backlog,
  ]);
  const size = `${(statSync(backlog).size / 1e6).toFixed(0)} MB`;
  return [
    {
      what: `plan --json, ${ISSUES.toLocaleString("en")} issues of 2 kB from a file (${size}), whole process`,
      figure: `${(plan.ms / 1000).toFixed(1)} s; JSON.parse of the same bytes ${(parse.ms / 1000).toFixed(1)} s: ${(plan.ms / parse.ms).toFixed(1)} times`,
      target: "under 15 s",
      isMet: plan.ms < 15_000,
    },
    {
      what: "its peak memory",
      figure: `${plan.peakMb.toFixed(0)} MB; JSON.parse ${parse.peakMb.toFixed(0)} MB`,
      target: "under 300 MB",
      isMet: plan.peakMb < 300,
    },
  ];
}

function versionFigure(): Figure {
  const times = Array.from({ length: RUNS }, () => measureProcess([CLI, "--version"]).ms);
  const empty = Array.from({ length: RUNS }, () => measureProcess(["-e", ""]).ms);
  const best = Math.min(...times);
  return {
    what: "streamkeeper --version, whole process",
    figure: `${best.toFixed(0)} ms; Node alone ${Math.min(...empty).toFixed(0)} ms`,
    target: "under 150 ms",
    isMet: best < 150,
  };
}

/** 20 streams with 10 rules of words each, as YAML's subset JSON. */
function writeMap(): string {
  const streams = Array.from({ length: 20 }, (_, stream) => [
    `s${stream}`,
    {
      outcome: "Something for somebody",
      match: Array.from({ length: 10 }, (_, rule) => ({ words: wordsOfRule(stream * 10 + rule) })),
    },
  ]);
  return JSON.stringify({ version: 1, streams: Object.fromEntries(streams) });
}

/** Every tenth issue has a parent, every twentieth a blocker, so that neighbours are read, too. */
function writeBacklog(file: string): void {
  const kinds = Array.from({ length: KINDS }, (_, seed) => inventIssue(seed, 2000));
  writeFileSync(file, "[\n");
  for (let from = 0; from < ISSUES; from += BATCH) {
    const rows = Array.from({ length: BATCH }, (_, index) => writeRow(from + index + 1, kinds));
    appendFileSync(file, `${rows.join(",\n")}${from + BATCH < ISSUES ? ",\n" : "\n"}`);
  }
  appendFileSync(file, "]\n");
}

function writeRow(number: number, kinds: readonly { title: string; body: string }[]): string {
  const { title, body } = kinds[number % kinds.length]!;
  return JSON.stringify({
    number,
    title,
    body: `${body.slice(0, -12)} ${number}`,
    state: number % 3 === 0 ? "OPEN" : "CLOSED",
    labels: [{ name: "bug" }, { name: `area/${number % 7}` }],
    author: { login: "somebody" },
    createdAt: "2026-01-01T00:00:00Z",
    ...(number % 10 === 0 ? { parent: number - 1 } : {}),
    ...(number % 20 === 0 ? { blockedBy: [number - 3] } : {}),
  });
}

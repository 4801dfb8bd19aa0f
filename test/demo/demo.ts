import { spawnSync } from "node:child_process";
import { join, relative } from "node:path";
import { styleText } from "node:util";

/*
 * Shows Streamkeeper on the backlog of an invented shop, with the commands that a maintainer would type. Every step is
 * the real command line in a process of its own; a step that ends otherwise than it should fails the demo.
 */

const ROOT = join(import.meta.dirname, "../..");
const SHOP = relative(ROOT, join(import.meta.dirname, "shop"));
const CLI = join(ROOT, "action/streamkeeper.mjs");
const PLAN = [
  "plan",
  "--backlog",
  `${SHOP}/backlog.json`,
  "--map",
  `${SHOP}/flow-map.yml`,
  "--now",
  "2026-06-15T09:00:00Z",
];

interface Step {
  readonly title: string;
  readonly args: readonly string[];
  readonly exitCode: number;
}

const STEPS: readonly Step[] = [
  {
    title: "A flow map names the shop's value streams. Is it in order?",
    args: ["check", "--map", `${SHOP}/flow-map.yml`],
    exitCode: 0,
  },
  {
    title: "Where does the work of this backlog sit?",
    args: PLAN,
    exitCode: 0,
  },
  {
    title: "Why is this issue where it is? An answer in its form settles it.",
    args: [...PLAN, "--explain", "491"],
    exitCode: 0,
  },
  {
    title: "Points settle it: a bot's label that is wrong by now is revised.",
    args: [...PLAN, "--explain", "352"],
    exitCode: 0,
  },
  {
    title: "A person's label wins over all evidence.",
    args: [...PLAN, "--explain", "428"],
    exitCode: 0,
  },
  {
    title: "When it can't know, it asks: the comment as it would be posted.",
    args: [...PLAN, "--explain", "485"],
    exitCode: 0,
  },
  {
    title: "The same map on a bad day: every mistake at once, each with its place and its repair.",
    args: ["check", "--map", `${SHOP}/broken-flow-map.yml`],
    exitCode: 1,
  },
];

const isColoured = process.stdout.isTTY === true && !process.env.NO_COLOR;
const bold = (text: string): string => (isColoured ? styleText(["bold", "cyan"], text) : text);

for (const { title, args, exitCode } of STEPS) {
  console.log(`\n${bold(title)}\n$ npx streamkeeper ${args.join(" ")}\n`);
  const { status, error } = spawnSync(process.execPath, [CLI, ...args], { cwd: ROOT, stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status === exitCode) continue;
  console.error(`This step should have ended with exit code ${exitCode}, but ended with ${status}.`);
  process.exit(1);
}
console.log(
  `\nThe shop's files are in ${SHOP}: change the map or the backlog there, and run the commands again.`,
);

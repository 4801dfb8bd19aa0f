import { join } from "node:path";
import type { Terminal } from "../../action/terminal.ts";
import { readLog } from "./app-log.ts";
import { compareWithCli } from "./compare-with-cli.ts";
import { listStreams } from "./demo-map.ts";
import { describeRequests } from "./describe-requests.ts";
import { labelBacklog } from "./label-backlog.ts";
import { listCorrections } from "./list-corrections.ts";
import { listFilings } from "./list-filings.ts";
import { BOARD_PAGE, ISSUES_PAGE } from "./names.ts";
import { type Done, openWorld, playScene, whatIsWrong } from "./play-scene.ts";
import { runCli } from "./run-cli.ts";
import { runReport } from "./run-report.ts";
import type { Stage } from "./stage.ts";
import { type Both, startBoth } from "./start-both.ts";
import { writeTable } from "./write-table.ts";

const ROOT = join(import.meta.dirname, "../..");
const MAP = "test/demo/shop/flow-map.yml";

/**
 * The whole demo, from the flow map to the table.
 *
 * @throws Error when anything is not as it should be
 */
export async function runDemo(stage: Stage): Promise<{ readonly url: string }> {
  const { folder, onStart, terminal } = stage;
  const title = (text: string): void => terminal.print(`\n${terminal.paint(["bold", "cyan"], text)}`);
  terminal.print(
    "Streamkeeper on the backlog of an invented shop. GitHub is a fake one on this machine, and the App",
  );
  terminal.print("runs beside it as it would anywhere.");

  title("1. A flow map names the shop's value streams");
  const checking = runCli({ args: ["check", "--map", MAP], cwd: ROOT, onStart });
  const starting = startBoth(folder, onStart);
  starting.catch(() => {});
  print(terminal, `$ npx streamkeeper check --map ${MAP}`, ...(await checking));
  const both = await starting;

  title("2. The App is installed, and labels the backlog");
  print(terminal, `Its board: ${both.place.url}${BOARD_PAGE}`);
  print(terminal, ...(await labelBacklog(both.door, both.app, terminal.progress)));

  const done = await letPeopleAct(both, terminal, title);

  title("5. The command line, as a nightly workflow runs it, agrees with the App");
  // From here on others ask GitHub, too.
  const requests = await both.door.readRequests();
  const rows = await compareWithCli(both, stage, (...lines) => print(terminal, ...lines));
  await checkStillSo(done, both);

  const { url } = both.place;
  title("6. Where the work sits");
  print(terminal, ...writeTable(rows, await both.door.readIssues(), listStreams()));
  terminal.print("");
  print(terminal, `The App: ${describeRequests(requests)}`);
  print(terminal, `The board: ${url}${BOARD_PAGE}`, `The issues: ${url}${ISSUES_PAGE}`);

  title("7. The weekly report, as a workflow writes it");
  const { headline, page, issueUrl } = await runReport(both, stage);
  print(terminal, headline);
  terminal.print("");
  print(terminal, `The page: ${page}`, `In short, as an issue: ${issueUrl}`);
  return { url };
}

const print = (terminal: Terminal, ...lines: readonly string[]): void => {
  for (const line of lines) terminal.print(line.trim() === "" ? "" : `  ${line.trimEnd()}`);
};

async function letPeopleAct(
  { door, app }: Both,
  { print: say }: Terminal,
  title: (text: string) => void,
): Promise<Done[]> {
  const world = openWorld(door, app);
  title("3. Customers file issues");
  const filed = await playScene(listFilings(), world, say);
  const [byWords, , unmapped, tie] = filed.map(({ issue }) => issue);
  title("4. People answer, correct, and ask");
  const corrections = listCorrections({ byWords: byWords!, unmapped: unmapped!, tie: tie! });
  return await playScene(corrections, world, say);
}

/** What people decided holds, whatever came after; and the App had no trouble. */
async function checkStillSo(done: readonly Done[], { door, app }: Both): Promise<void> {
  for (const one of done) {
    const wrong = await whatIsWrong(one, door);
    if (wrong !== null) throw new Error(`It did not stay so. ${wrong}`);
  }
  const errors = readLog(app.lines).filter(({ level }) => level === "error");
  if (errors.length > 0) throw new Error(`The App had trouble: ${errors.map(({ msg }) => msg).join(" ")}`);
}

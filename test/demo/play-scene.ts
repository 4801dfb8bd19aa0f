import { clipLine } from "../../shared/text/clip-line.ts";
import { countLooks } from "./app-log.ts";
import type { Child } from "./child.ts";
import type { Deed, World } from "./deed.ts";
import type { FakeDoor } from "./fake-door.ts";
import { waitUntil } from "./wait-until.ts";

/** A deed that was done, and the issue that it was done to. */
export interface Done {
  readonly deed: Deed;
  readonly issue: number;
}

/** From the deed to what has to come of it; the machine may be busy. */
const PATIENCE_MS = 20_000;
const LONGEST_LINE = 116;

export const openWorld = (door: FakeDoor, app: Child): World => ({
  door,
  nextLook: (issue) => {
    const looks = () => countLooks(app.lines).get(issue) ?? 0;
    const before = looks();
    return waitUntil(
      () => (looks() > before ? null : `The App did not look at #${issue} again`),
      PATIENCE_MS,
    );
  },
});

/** People do these things at the same time; each is told, in order, once the App has done what it has to. */
export async function playScene(
  deeds: readonly Deed[],
  world: World,
  print: (line: string) => void,
): Promise<Done[]> {
  const doing = deeds.map(async (deed) => {
    const issue = await deed.act(world);
    await waitUntil(() => whatIsWrong({ deed, issue }, world.door), PATIENCE_MS);
    return { deed, issue };
  });
  // All are awaited one by one below; one that fails meanwhile is no unhandled rejection.
  for (const one of doing) one.catch(() => {});
  const done: Done[] = [];
  for (const one of doing) {
    const { deed, issue } = await one;
    const shown = (await world.door.readIssues()).get(issue)!;
    print(`  #${issue} ${deed.by} ${deed.does}`);
    print(clipLine(`       -> ${deed.outcome(shown)}`, LONGEST_LINE));
    done.push({ deed, issue });
  }
  return done;
}

/** Null = all is as it should be. */
export async function whatIsWrong({ deed, issue }: Done, door: FakeDoor): Promise<string | null> {
  const shown = (await door.readIssues()).get(issue);
  const wrong = shown === undefined ? ["the issue is gone"] : deed.wrong(shown);
  if (wrong.length === 0) return null;
  return [`#${issue}, where ${deed.by} ${deed.does}:`, ...wrong].join("\n  ");
}

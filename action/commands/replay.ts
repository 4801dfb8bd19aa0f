import { count } from "../../shared/text/count.ts";
import type { DeadLetter } from "../dead-letter.ts";
import { findLetters } from "../find-letters.ts";
import { OperatorDoor } from "../operator-door.ts";
import { printDeadLetters } from "../print-dead-letters.ts";
import { readOperatorAddress } from "../read-operator-address.ts";
import type { Terminal } from "../terminal.ts";
import { UserError } from "../user-error.ts";

export interface ReplayOptions {
  /** The App's operator's port; not told = by the environment. */
  readonly at?: string;
  /** Only show them. */
  readonly list: boolean;
  /** Beginnings of ids; none = all. */
  readonly ids: readonly string[];
}

/** `streamkeeper replay`: shows what the running App gave up and why, and has it done again. */
export async function replay({ at, list, ids }: ReplayOptions, terminal: Terminal): Promise<void> {
  const door = new OperatorDoor(at ?? readOperatorAddress(process.env));
  const { letters, more } = await door.listDeadLetters();
  if (ids.length > 0) return await replaySome(ids, { letters, list }, door, terminal);
  if (letters.length === 0) {
    terminal.print("There are no dead letters: nothing was given up.");
    return;
  }
  terminal.print(printDeadLetters(letters, more, terminal));
  if (list) return;
  terminal.progress("Putting them back to work");
  const { replayed } = await door.replay(null);
  terminal.print(`\n${describe(replayed)}`);
}

async function replaySome(
  names: readonly string[],
  { letters: all, list }: { readonly letters: readonly DeadLetter[]; readonly list: boolean },
  door: OperatorDoor,
  terminal: Terminal,
): Promise<void> {
  const { letters, ids, unknown } = findLetters(names, all);
  if (letters.length > 0) terminal.print(printDeadLetters(letters, 0, terminal));
  const done = list || ids.length === 0 ? null : await door.replay(ids);
  if (done !== null) terminal.print(`${letters.length > 0 ? "\n" : ""}${describe(done.replayed)}`);
  const isMissing = (id: string): boolean =>
    done?.unknown.includes(id) ?? !letters.some((one) => one.id === id);
  const none = [...unknown, ...ids.filter(isMissing)];
  if (none.length > 0) {
    throw new UserError(
      `Not one dead letter each: ${none.join(", ")}. They may have been put back already; \`streamkeeper replay --list\` shows what is there.`,
    );
  }
}

const describe = (replayed: number): string =>
  `${count(replayed, "dead letter")} put back to work.${replayed > 0 ? " What fails again is listed here again." : ""}`;

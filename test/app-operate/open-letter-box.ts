import type { LetterBox } from "../../app/operate/letter-box.ts";
import type { DeadLetter } from "../../app/store/dead-letters.ts";

export const AT = Date.UTC(2026, 10, 24, 16, 0, 30);
export const idOf = (number: number): string =>
  `${String(number).padStart(8, "0")}-0000-4000-8000-000000000000`;

/** The dead letter of an issue, given up a minute after the one before. */
export const letter = (number: number, error: DeadLetter["error"] = { error: "Error" }): DeadLetter => ({
  id: idOf(number),
  target: { kind: "issue", installation: 49, owner: "acme", repo: "shop", number },
  claims: [],
  attempts: 5,
  error,
  at: AT + number * 60_000,
});

export interface TestLetterBox extends LetterBox {
  readonly letters: DeadLetter[];
  /** Numbers of issues, in the order in which they were put back. */
  readonly putBack: number[];
  /** What comes in while others are put back. */
  arriving: readonly DeadLetter[];
}

/** A box in memory that behaves as the database's does. */
export function openLetterBox(letters: readonly DeadLetter[]): TestLetterBox {
  const box: TestLetterBox = {
    letters: [...letters],
    putBack: [],
    arriving: [],
    list: async (limit = 100) => box.letters.slice(0, limit),
    count: async () => box.letters.length,
    replay: async (some) => {
      let count = 0;
      for (const { id, target } of some) {
        const index = box.letters.findIndex((one) => one.id === id);
        if (index < 0) continue;
        box.letters.splice(index, 1);
        if ("number" in target) box.putBack.push(target.number);
        count += 1;
      }
      box.letters.push(...box.arriving);
      return count;
    },
  };
  return box;
}

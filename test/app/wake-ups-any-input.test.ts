import fc from "fast-check";
import { expect, test } from "vitest";
import { WAKING_EVENTS } from "../../app/wake-ups.ts";
import * as given from "./payloads.ts";
import { readEvent } from "./read-event.ts";

const { block, cardPayload, comment, issues, moved, push, tie } = given;

const action = fc.constantFrom(
  "opened",
  "closed",
  "labeled",
  "transferred",
  "created",
  "edited",
  "deleted",
  "added",
  "parent_issue_added",
  "blocking_added",
);
const broken = fc.anything({ maxDepth: 3, withNullPrototype: true });

test("any event with any JSON: wake-ups or a reason, never a throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(...WAKING_EVENTS), fc.string()),
      fc.jsonValue(),
      (event, content) => {
        const { wakeUps, reason } = readEvent(event, content);
        expect(wakeUps.length > 0).toBe(reason === null);
      },
    ),
  );
});

test("a payload with any part broken: wake-ups or a reason, never a throw", () => {
  const whole = [issues("x"), comment("/stream a"), cardPayload("x", moved()), push(), tie("x"), block("x")];
  const parts = [...new Set(whole.flatMap((one) => Object.keys(one))), "label", "changes", "repositories"];
  fc.assert(
    fc.property(
      fc.constantFrom(...WAKING_EVENTS),
      fc.constantFrom(...whole),
      action,
      fc.dictionary(fc.constantFrom(...parts), broken, { maxKeys: 2 }),
      (event, content, act, changes) => {
        const { wakeUps, reason } = readEvent(event, { ...content, action: act, ...changes });
        expect(wakeUps.length > 0).toBe(reason === null);
        for (const one of wakeUps) expect(one.target.installation).toBeGreaterThan(0);
      },
    ),
    { numRuns: 2000 },
  );
});

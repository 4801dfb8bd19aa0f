import fc from "fast-check";
import { expect, test } from "vitest";
import { readCommands } from "../../app/commands.ts";
import { findCommandLines } from "../../app/find-command-lines.ts";
import { type Asker, permitCommands } from "../../app/permit-commands.ts";
import { writeCommandReply } from "../../app/write-command-reply.ts";
import { mapOf } from "../decide/build.ts";

const { flowMap: MAP } = mapOf(`
streams: { checkout: { words: [a] }, refunds: { words: [b] }, old: { retired: { into: refunds } } }
`);
const MAINTAINER: Asker = { canTriage: true, isAuthor: false, isOpen: true, outcome: "unmapped" };
const AUTHOR: Asker = { canTriage: false, isAuthor: true, isOpen: true, outcome: "unmapped" };
const STRANGER: Asker = { canTriage: false, isAuthor: false, isOpen: true, outcome: "unmapped" };
const reply = (body: string, asker: Asker, map = MAP): string | null =>
  writeCommandReply(permitCommands(readCommands(body, map), asker), map);

test("nothing is said when all is well", () => expect(reply("/stream checkout", MAINTAINER)).toBeNull());

test("one line says what is wrong and what is valid", () => {
  expect(reply("/stream chekout", MAINTAINER)).toBe(
    'The map has no stream "chekout". Is "checkout" meant? Valid: `/stream checkout`, `/stream refunds`, ' +
      "`/stream none`, `/stream auto`, `/stream why`, `/stream recheck`.",
  );
  expect(reply("/stream chekout", AUTHOR)).toBe(
    'The map has no stream "chekout". Is "checkout" meant? Valid: `/stream checkout`, `/stream refunds`.',
  );
  expect(reply("/stream chekout", STRANGER)).toBe(
    "These commands are for people with triage permission on this repository.",
  );
});

test("of a closed issue only what can still be asked is valid", () =>
  expect(reply("/stream checkout", { ...MAINTAINER, isOpen: false })).toBe(
    "The issue is closed, so its stream is left as it is: reopen it first. Valid: `/stream why`, `/stream recheck`.",
  ));

test("twenty commands get one reply", () => {
  const said = reply(Array.from({ length: 20 }, (_, at) => `/stream x${at}`).join("\n"), MAINTAINER);
  expect(said).toContain("The same goes for 17 more.");
  expect(said).not.toContain("\n");
});

test("of many streams some are named, the rest is counted", () => {
  const streams = Array.from({ length: 50 }, (_, at) => `  s${at}: { words: [w${at}] }`).join("\n");
  const { flowMap } = mapOf(`streams:\n${streams}`);
  expect(reply("/stream nowhere", MAINTAINER, flowMap)).toContain(
    "`/stream s7`, 42 more streams, `/stream none`",
  );
});

test("hostile words are shown and do nothing", () => {
  const said = reply("/stream @acme/all #12 <img src=x> [a](b) | `c", MAINTAINER) ?? "";
  expect(said).not.toMatch(/@(?!\u200b)|#(?!\u200b)|<|(?<!\\)\[|(?<!\\)\|/);
});

test("the reply is one line and no command, whatever was written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      const said = reply(`/stream ${name}`, MAINTAINER) ?? "";
      expect(said).not.toMatch(/[\r\n]/);
      expect(findCommandLines(said)).toEqual([]);
      expect(said.length).toBeLessThan(2000);
    }),
    { numRuns: 500 },
  );
});

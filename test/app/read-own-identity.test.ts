import { expect, test } from "vitest";
import { HostError } from "../../app/host-error.ts";
import { readOwnIdentity } from "../../app/read-own-identity.ts";
import { collectLog } from "./collect-log.ts";
import { ManualClock } from "./manual-clock.ts";
import { settle } from "./settle.ts";

const failure = (status: number) => Object.assign(new Error("a title"), { status });
type Answer = Error | { readonly slug?: string };

/** Asks until there is an outcome, moving the clock on by a second at a time. */
async function ask(answers: Answer[]) {
  const clock = new ManualClock();
  const start = clock.now();
  const { log, lines } = collectLog();
  const client = {
    request: async () => {
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return { data: answer ?? null };
    },
  };
  let outcome: unknown = null;
  void readOwnIdentity(client, clock, log).then(
    (own) => {
      outcome = own;
    },
    (error: unknown) => {
      outcome = error;
    },
  );
  await settle();
  for (let second = 0; second < 1000 && outcome === null; second++) {
    clock.advance(1000);
    await settle();
  }
  return { outcome, seconds: (clock.now() - start) / 1000, lines, left: answers.length };
}

test("the App's bot", async () => {
  const { outcome, seconds } = await ask([{ slug: "Streamkeeper-Acme" }]);
  expect(outcome).toEqual({ login: "streamkeeper-acme", kind: "bot" });
  expect(seconds).toBe(0);
});

test("while GitHub is down it asks again, after growing waits of at most a minute", async () => {
  const down = [500, 502, 503, 429, 403, 500, 500, 500].map(failure);
  const { outcome, seconds, lines } = await ask([...down, { slug: "streamkeeper" }]);
  expect(outcome).toEqual({ login: "streamkeeper", kind: "bot" });
  expect(seconds).toBe(1 + 2 + 4 + 8 + 16 + 32 + 60 + 60);
  expect(lines.map(({ fields }) => fields.status)).toEqual([500, 502, 503, 429, 403, 500, 500, 500]);
  expect(JSON.stringify(lines)).not.toContain("a title");
});

test.each([401, 404, 422])("a refusal (%i) is told at once, with what to look at", async (status) => {
  const { outcome, seconds } = await ask([failure(status), { slug: "streamkeeper" }]);
  expect(outcome).toBeInstanceOf(HostError);
  expect(String(outcome)).toMatch(new RegExp(`\\(${status}\\).*APP_ID and PRIVATE_KEY`));
  expect(seconds).toBe(0);
});

test("an answer without a name is told", async () => {
  expect((await ask([{}])).outcome).toBeInstanceOf(HostError);
});

test("a mistake of ours is not taken for an outage", async () => {
  const mistake = new TypeError("x is no function");
  expect((await ask([mistake, { slug: "streamkeeper" }])).outcome).toBe(mistake);
});

import { beforeEach, describe, expect, test } from "vitest";
import { KeptToken } from "../../app/kept-token.ts";

const MINUTE = 60_000;

let now: number;
let asked: number;
let generation: string;
let answer: () => Promise<string>;
let token: KeptToken;
beforeEach(() => {
  [now, asked, generation] = [1_000_000, 0, "a"];
  answer = async () => `token ${asked}`;
  const ask = (): Promise<string> => {
    asked += 1;
    return answer();
  };
  token = new KeptToken({ ask, now: () => now, generation: () => generation });
});

test("nothing is asked before it is needed, and then once for all", async () => {
  expect(asked).toBe(0);
  expect(await Promise.all([token.get(), token.get(), token.get()])).toEqual(Array(3).fill("token 1"));
  expect(await token.get()).toBe("token 1");
  expect(asked).toBe(1);
});

describe("a new one is asked for", () => {
  beforeEach(async () => void (await token.get()));

  test.each<[string, () => void]>([
    ["before it ends", () => (now += 55 * MINUTE)],
    ["when the clock was put back", () => (now -= MINUTE)],
    ["when GitHub did not take it", () => token.refuse("token 1")],
    ["when it has to be good for something else", () => (generation = "b")],
  ])("%s", async (_, happen) => {
    happen();
    expect(await token.get()).toBe("token 2");
    expect(await token.get()).toBe("token 2");
  });

  test.each<[string, () => void]>([
    ["as long as it is good", () => (now += 55 * MINUTE - 1)],
    ["when GitHub did not take an earlier one", () => token.refuse("token 0")],
  ])("but not %s", async (_, happen) => {
    happen();
    expect(await token.get()).toBe("token 1");
  });
});

test("a failure is told to all who wait, and not kept", async () => {
  answer = async () => {
    throw new Error("No.");
  };
  const results = await Promise.allSettled([token.get(), token.get()]);
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(asked).toBe(1);
  answer = async () => "good";
  expect(await token.get()).toBe("good");
});

test("one that was asked for before a change goes to those who waited, and to nobody later", async () => {
  let give = (_: string): void => {};
  answer = () => new Promise((resolve) => (give = resolve));
  const early = token.get();
  generation = "b";
  answer = async () => "new";
  expect(await token.get()).toBe("new");
  give("old");
  expect(await early).toBe("old");
  expect(await token.get()).toBe("new");
});

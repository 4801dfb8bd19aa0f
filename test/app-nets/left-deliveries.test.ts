import { beforeEach, describe, expect, test } from "vitest";
import type { Claim } from "../../app/wake-up.ts";
import type { Issue } from "../github/state/issue.ts";
import { MINUTE, openRounds, type Rounds } from "./open-rounds.ts";

let rounds: Rounds;
let issue: Issue;
beforeEach(async () => {
  rounds = await openRounds();
  issue = rounds.shop.fake.as("sam").openIssue("shop/web", { title: "One" });
  await rounds.shop.fake.post.settle();
});

/** So many comments fail, every tenth of them with a command; to the ids of these, oldest first. */
async function failComments(count: number, others: (at: number) => void = () => {}): Promise<number[]> {
  const { shop } = rounds;
  const commands: number[] = [];
  await rounds.whileItAnswers(503, async () => {
    for (let at = 0; at < count; at += 1) {
      const isCommand = at % 10 === 0;
      const { databaseId } = shop.fake.as("mara").comment(issue, isCommand ? "/stream checkout" : "Me too.");
      if (isCommand) commands.push(databaseId);
      others(at);
      if (at % 50 === 49) await shop.fake.post.settle();
    }
  });
  return commands;
}

/** Two rounds after which everything that failed has failed again. */
async function failTwice(act: () => void): Promise<void> {
  await rounds.whileItAnswers(503, act);
  await rounds.whileItAnswers(503, async () => void (await rounds.round()));
  rounds.shop.clock.pass(10 * MINUTE);
  rounds.takeRequests();
}

const claims = (): readonly Claim[] => rounds.woken.flatMap((wakeUp) => wakeUp.claims);
const heard = (): number[] => claims().flatMap((claim) => (claim.kind === "command" ? [claim.comment] : []));
const comment = (body = "/stream checkout") => rounds.shop.fake.as("mara").comment(issue, body);

/** Fails when an attempt is read, from the nth on. */
const isRead = (nth = 1) => {
  let reads = 0;
  return ({ method, path }: { method: string; path: string }): boolean =>
    method === "GET" && /\/deliveries\/\d+$/.test(path) && ++reads >= nth;
};

describe("among more than 500", () => {
  test("each command is heard once, oldest first, though their repository is swept for the others", async () => {
    const sam = rounds.shop.fake.as("sam");
    const commands = await failComments(300, (at) => sam.openIssue("shop/web", { title: `Other ${at}` }));
    expect(commands).toHaveLength(30);
    rounds.shop.clock.pass(10 * MINUTE);
    rounds.takeRequests();
    expect(await rounds.round()).toEqual({
      failures: 600,
      redelivered: 0,
      read: 300,
      unread: 0,
      swept: 1,
      ignored: 0,
      isComplete: true,
    });
    expect(heard()).toEqual(commands);
    expect(new Set(rounds.woken.map(({ priority }) => priority))).toEqual(new Set(["event"]));
    expect(rounds.wishes).toEqual([
      { installation: rounds.shop.installation.id, owner: "shop", repo: "web" },
    ]);
    // One more tells the repository's name.
    expect(rounds.takeRequests()).toEqual({ lists: 6, reads: 301, attempts: 0 });
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ failures: 0, read: 0 });
    expect(heard()).toEqual(commands);
  });

  test("500 a round, and nothing is swept where nothing else failed", async () => {
    const commands = await failComments(600);
    rounds.shop.clock.pass(10 * MINUTE);
    rounds.takeRequests();
    expect(await rounds.round()).toMatchObject({ redelivered: 0, read: 500, unread: 100, swept: 0 });
    expect(heard()).toEqual(commands.slice(0, 50));
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ read: 100, unread: 0, isComplete: true });
    expect(heard()).toEqual(commands);
    expect(rounds.wishes).toEqual([]);
    expect(rounds.takeRequests()).toEqual({ lists: 7, reads: 600, attempts: 0 });
  });
});

describe("what failed twice", () => {
  test("a command is heard, and nothing is swept for it", async () => {
    await failTwice(() => void comment());
    expect(await rounds.round()).toMatchObject({ redelivered: 0, read: 1, swept: 0 });
    const { installation } = rounds.shop;
    expect(rounds.woken).toMatchObject([
      {
        target: { kind: "issue", installation: installation.id, owner: "shop", repo: "web", number: 1 },
        claims: [{ kind: "command", by: { login: "mara", kind: "user" } }],
        priority: "event",
      },
    ]);
    expect(rounds.takeRequests()).toEqual({ lists: 1, reads: 1, attempts: 0 });
  });

  test("a card's move and its end, too: no installation is swept for them", async () => {
    const mara = rounds.shop.fake.as("mara");
    mara.addCard(rounds.shop.board, issue);
    await rounds.shop.fake.post.settle();
    await failTwice(() => {
      mara.moveCard(rounds.shop.board, issue, "Status", "Todo");
      mara.moveCard(rounds.shop.board, issue, "Status", "Done");
      mara.removeCard(rounds.shop.board, issue);
    });
    expect(await rounds.round()).toMatchObject({ read: 3, swept: 0 });
    expect(claims()).toMatchObject([
      { kind: "card-moved", from: null, to: "Todo" },
      { kind: "card-moved", from: "Todo", to: "Done" },
      { kind: "card-removed" },
    ]);
  });

  test("what came through at the second time needs nothing more", async () => {
    await rounds.whileItAnswers(503, () => void comment());
    expect(await rounds.round()).toMatchObject({ redelivered: 1 });
    expect(rounds.receiver.received).toHaveLength(3);
    for (const minutes of [10, 10, 24 * 60]) {
      rounds.shop.clock.pass(minutes * MINUTE);
      expect(await rounds.round()).toMatchObject({ redelivered: 0, read: 0, swept: 0 });
    }
  });

  test("what we did ourselves is read and wakes nothing", async () => {
    await failTwice(() => void rounds.shop.fake.as("streamkeeper").comment(issue, "Sorted."));
    expect(await rounds.round()).toMatchObject({ read: 1, swept: 0 });
    expect(rounds.woken).toEqual([]);
  });
});

describe("what cannot be read", () => {
  test.each([404, 410, 422])(
    "%i: its installation is swept, once, and the others are heard",
    async (status) => {
      const commands: number[] = [];
      await failTwice(() => void commands.push(...[1, 2, 3].map(() => comment().databaseId)));
      rounds.shop.fake.fail({ when: isRead(), times: 2, trouble: { kind: "status", status } });
      expect(await rounds.round()).toMatchObject({ read: 3, unread: 0, swept: 1, isComplete: true });
      expect(rounds.wishes).toEqual([{ installation: rounds.shop.installation.id }]);
      expect(heard()).toEqual(commands.slice(2));
    },
  );

  test.each(["null", "[]", '"text"'])("the payload %s: its installation is swept", async (body) => {
    await failTwice(() => void comment());
    for (const delivery of rounds.shop.fake.post.deliveries) Object.assign(delivery, { body });
    expect(await rounds.round()).toMatchObject({ read: 1, swept: 1 });
    expect([rounds.woken, rounds.wishes]).toEqual([[], [{ installation: rounds.shop.installation.id }]]);
  });

  test("one that is nothing of ours wakes nothing", async () => {
    await failTwice(() => void comment());
    const body = JSON.stringify({ action: "created", issue: { number: "1; DROP" }, comment: [] });
    for (const delivery of rounds.shop.fake.post.deliveries) Object.assign(delivery, { body });
    expect(await rounds.round()).toMatchObject({ read: 1, swept: 0, isComplete: true });
    expect(rounds.woken).toEqual([]);
  });

  test("a command that GitHub does not deliver again is read in the next round", async () => {
    await rounds.whileItAnswers(503, () => void comment());
    const isAttempt = ({ method }: { method: string }): boolean => method === "POST";
    rounds.shop.fake.fail({ when: isAttempt, trouble: { kind: "status", status: 422 } });
    expect(await rounds.round()).toMatchObject({ redelivered: 0, unread: 1, swept: 0 });
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ read: 1, unread: 0, swept: 0 });
    expect(heard()).toHaveLength(1);
  });
});

describe("when it breaks off", () => {
  const failFive = async (): Promise<number[]> => {
    const commands: number[] = [];
    await failTwice(() => void commands.push(...[1, 2, 3, 4, 5].map(() => comment().databaseId)));
    return commands;
  };

  test("GitHub fails at one: the next round goes on, and that one goes last", async () => {
    const commands = await failFive();
    rounds.shop.fake.fail({ when: isRead(3), trouble: { kind: "status", status: 502 } });
    expect(await rounds.round()).toMatchObject({ read: 2, unread: 3, swept: 0, isComplete: false });
    expect(rounds.lines.filter(({ level }) => level === "warn")).toHaveLength(1);
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ read: 3, unread: 0, isComplete: true });
    expect(heard()).toEqual([0, 1, 3, 4, 2].map((at) => commands[at]));
  });

  test("GitHub asks to wait: nothing more is asked in this round", async () => {
    const commands = await failFive();
    await rounds.whileItAnswers(503, () => void comment("Another one."));
    const trouble = { kind: "secondary-limit", retryAfterS: 60 } as const;
    rounds.shop.fake.fail({ when: isRead(2), trouble });
    expect(await rounds.round()).toMatchObject({ read: 1, unread: 4, redelivered: 0, isComplete: false });
    expect(rounds.takeRequests()).toEqual({ lists: 1, reads: 2, attempts: 0 });
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ read: 4, unread: 0, redelivered: 1, isComplete: true });
    expect(heard()).toEqual(commands);
  });

  test("the App ends: the next round goes on", async () => {
    const commands = await failFive();
    rounds.isStopping = () => true;
    expect(await rounds.round()).toMatchObject({ read: 0, unread: 5 });
    rounds.isStopping = () => false;
    expect(await rounds.round()).toMatchObject({ read: 5, unread: 0 });
    expect(heard()).toEqual(commands);
  });

  test("the process dies: what was woken before is not read again", async () => {
    const commands = await failComments(600);
    let batches = 0;
    rounds.wake = () => {
      batches += 1;
      if (batches === 3) throw new Error("The database is gone.");
    };
    await expect(rounds.round()).rejects.toThrow("gone");
    rounds.takeRequests();
    rounds.shop.clock.pass(10 * MINUTE);
    expect(await rounds.round()).toMatchObject({ read: 500, unread: 0, swept: 0 });
    expect(rounds.takeRequests()).toMatchObject({ reads: 500, attempts: 0 });
    expect(heard()).toEqual(commands);
  });
});

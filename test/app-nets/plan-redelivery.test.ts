import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FailedDelivery } from "../../app/failed-delivery.ts";
import {
  type EventKinds,
  forgetUndone,
  listFrom,
  listTold,
  NOTHING_REMEMBERED,
  planRedelivery,
  type RedeliveryMemory,
} from "../../app/plan-redelivery.ts";

const NOW = Date.parse("2026-11-24T10:00:00Z");
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const failure = (id: number, more: Partial<FailedDelivery> = {}): FailedDelivery => ({
  id,
  guid: `g${id}`,
  at: NOW - DAY + id,
  event: "issues",
  action: "opened",
  installation: 1,
  repository: 10,
  ...more,
});
const KINDS: EventKinds = {
  isOurs: (event) => event !== "check_run",
  isToldOnce: (event, action) => event === "issue_comment" && action === "created",
};
const plan = (
  failures: readonly FailedDelivery[],
  memory: RedeliveryMemory = NOTHING_REMEMBERED,
  now = NOW,
) => planRedelivery(failures, memory, KINDS, now);
const ids = (failures: readonly FailedDelivery[]): number[] => failures.map(({ id }) => id);
const many = (first: number, count: number, more: Partial<FailedDelivery> = {}): FailedDelivery[] =>
  Array.from({ length: count }, (_, index) => failure(first + index, more));

describe("what failed once is delivered again", () => {
  test("the oldest first, each once", () => {
    const { redeliver, sweep, ignored } = plan([failure(3), failure(1), failure(2), failure(1)]);
    expect([ids(redeliver), sweep, ignored]).toEqual([[1, 2, 3], [], 0]);
  });

  test("and not once more when it is listed again", () => {
    const { memory } = plan([failure(1)]);
    expect(plan([failure(1), failure(2)], memory)).toMatchObject({ redeliver: [{ id: 2 }], ignored: 0 });
  });

  test("what wakes nothing is left alone: other events, and those of no installation", () => {
    const others = [failure(1, { event: "check_run" }), failure(2, { installation: null })];
    expect(plan(others)).toMatchObject({ redeliver: [], sweep: [], ignored: 2 });
  });
});

describe("what failed twice is swept", () => {
  const AGAIN = { guid: "g1", id: 5 };

  test("in two rounds", () => {
    const { memory } = plan([failure(1)]);
    const second = plan([failure(5, AGAIN), failure(6, { repository: 11 })], memory);
    expect(second.sweep).toEqual([{ installation: 1, repository: 10, id: 5 }]);
    expect(ids(second.redeliver)).toEqual([6]);
  });

  test("or at once, where somebody else tried before us", () => {
    const { redeliver, sweep } = plan([failure(1), failure(5, AGAIN)]);
    expect([redeliver, sweep.length]).toEqual([[], 1]);
  });

  test("with all else that failed in that repository, and only there", () => {
    const { redeliver, sweep } = plan([
      ...[failure(1), failure(5, AGAIN), failure(2)],
      failure(3, { repository: 11 }),
      failure(4, { installation: 2 }),
    ]);
    expect([ids(redeliver), sweep.length]).toEqual([[3, 4], 1]);
  });

  test("once: a third failure is nothing new", () => {
    const { memory } = plan([failure(1), failure(5, { ...AGAIN, at: NOW })]);
    const third = failure(9, { guid: "g1", at: NOW + MINUTE });
    expect(plan([third], memory, NOW + 2 * MINUTE)).toMatchObject({ redeliver: [], sweep: [], ignored: 1 });
  });

  test("where the event belongs to no repository: the installation", () => {
    const board = { guid: "b", repository: null };
    const { sweep } = plan([failure(1, board), failure(2, board)]);
    expect(sweep).toEqual([{ installation: 1, repository: null, id: 2 }]);
  });
});

describe("more than 500 are swept", () => {
  test("500 are not", () => {
    expect(plan(many(1, 500))).toMatchObject({ redeliver: { length: 500 }, sweep: [] });
    expect(plan(many(1, 501))).toMatchObject({ redeliver: [], sweep: [{ repository: 10 }] });
  });

  test("the repositories with the most, until no more than that are left", () => {
    const { redeliver, sweep } = plan([
      ...many(1, 300, { repository: 1 }),
      ...many(1001, 250, { repository: 2 }),
      ...many(2001, 240, { repository: 3 }),
    ]);
    expect(sweep.map(({ repository }) => repository)).toEqual([1]);
    expect(redeliver).toHaveLength(490);
  });
});

describe("what no sweep makes up for is read", () => {
  const COMMENT = { event: "issue_comment", action: "created" };
  const unread = (found: ReturnType<typeof plan>): number[] => found.memory.unread.map(({ id }) => id);

  test("once is no reason: it is delivered again", () => {
    const found = plan([failure(1, COMMENT)]);
    expect([ids(found.redeliver), found.sweep, unread(found)]).toEqual([[1], [], []]);
  });

  test("twice: nothing is swept for it, and the others there are delivered again", () => {
    const again = { ...COMMENT, guid: "g1", at: NOW };
    const found = plan([failure(1, COMMENT), failure(5, again), failure(2)]);
    expect([ids(found.redeliver), found.sweep, unread(found)]).toEqual([[2], [], [5]]);
    expect(plan([failure(9, again)], found.memory).ignored).toBe(1);
  });

  test("where another event failed twice: that one is swept, and this one is read", () => {
    const found = plan([failure(1, COMMENT), failure(2), failure(5, { guid: "g2" })]);
    expect([found.redeliver, found.sweep.length, unread(found)]).toEqual([[], 1, [1]]);
  });

  test("among more than 500: those that are, and only if there are others, a sweep", () => {
    const comments = plan(many(1, 501, COMMENT));
    expect(comments).toMatchObject({ redeliver: [], sweep: [], memory: { unread: { length: 501 } } });
    const mixed = plan([...many(1, 500, COMMENT), failure(501)]);
    expect(mixed).toMatchObject({ redeliver: [], sweep: [{ id: 501 }], memory: { unread: { length: 500 } } });
  });

  test("behind what was still unread", () => {
    const memory = { ...NOTHING_REMEMBERED, unread: [{ id: 3, installation: 1, repository: null }] };
    expect(unread(plan([failure(9, COMMENT), failure(10, { ...COMMENT, guid: "g9" })], memory))).toEqual([
      3, 10,
    ]);
  });

  test("of older ones those alone, each once", () => {
    const others = [failure(4), failure(3, { ...COMMENT, action: "edited" })];
    const [none, again] = [
      failure(5, { ...COMMENT, installation: null }),
      failure(7, { ...COMMENT, guid: "g2" }),
    ];
    const told = listTold([...others, none, again, failure(6, COMMENT), failure(2, COMMENT)], KINDS);
    expect(told.map(({ id }) => id)).toEqual([7, 6]);
  });
});

describe("how far back is looked", () => {
  test("three days at first, then shortly before the last round", () => {
    expect(listFrom(NOTHING_REMEMBERED, NOW)).toBe(NOW - 3 * DAY);
    const { memory } = plan([failure(1)]);
    expect(listFrom(memory, NOW + 10 * MINUTE)).toBe(NOW - 5 * MINUTE);
    expect(listFrom(memory, NOW + 9 * DAY)).toBe(NOW + 6 * DAY);
  });

  test("a clock that was put back does not hide anything", () => {
    const { memory } = plan([], NOTHING_REMEMBERED, NOW + 30 * DAY);
    expect(listFrom(memory, NOW)).toBe(NOW - 5 * MINUTE);
  });

  test("what was left to a sweep is soon forgotten, what was delivered again only after three days", () => {
    const { memory } = plan([...many(1, 501, { at: NOW }), failure(600, { repository: 11, at: NOW })]);
    expect(memory.events).toHaveLength(502);
    const next = plan([], memory, NOW + 10 * MINUTE).memory;
    const soon = plan([], next, NOW + 20 * MINUTE).memory;
    expect(soon.events.map(({ guid }) => guid)).toEqual(["g600"]);
    expect(plan([], soon, NOW + 3 * DAY + 1).memory.events).toEqual([]);
  });
});

describe("a round that broke off", () => {
  test("comes to the same in the next one", () => {
    const numbers = fc.uniqueArray(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(numbers, fc.nat(20), (all, done) => {
        const failures = all.map((id) => failure(id, { guid: `g${id % 20}`, repository: id % 3 }));
        const whole = plan(failures);
        const left = whole.redeliver.slice(done);
        const broken = forgetUndone(whole, left, NOTHING_REMEMBERED);
        expect(listFrom(broken, NOW)).toBe(listFrom(NOTHING_REMEMBERED, NOW));
        const next = plan(failures, broken);
        expect([ids(next.redeliver), next.sweep]).toEqual([ids(left), []]);
        expect(new Set(next.memory.events)).toEqual(new Set(whole.memory.events));
      }),
    );
  });
});

test("every event of ours is delivered again, read or swept, and none is delivered again twice", () => {
  const one = fc.record({
    guid: fc.integer({ min: 1, max: 12 }),
    event: fc.constantFrom("issues", "issue_comment", "check_run"),
  });
  fc.assert(
    fc.property(fc.array(fc.array(one, { maxLength: 10 }), { maxLength: 5 }), (rounds) => {
      let memory: RedeliveryMemory = NOTHING_REMEMBERED;
      let id = 0;
      const tried: string[] = [];
      const settled = new Set<string>();
      for (const [index, round] of rounds.entries()) {
        const now = NOW + index * 10 * MINUTE;
        const failures = round.map(({ guid, event }) =>
          failure(++id, {
            guid: `${event} ${guid}`,
            event,
            action: "created",
            repository: guid % 3,
            at: now - MINUTE,
          }),
        );
        const made = plan(failures, memory, now);
        const places = new Set(made.sweep.map(({ repository }) => repository));
        for (const { guid } of made.redeliver) tried.push(guid);
        const unread = made.memory.unread.map(({ id }) => id);
        const read = failures.filter((one) => unread.includes(one.id)).map(({ guid }) => guid);
        for (const { guid, repository, event } of failures) {
          const isMadeUpFor = event === "issues" && places.has(repository);
          if (isMadeUpFor || read.includes(guid)) settled.add(guid);
          if (event !== "check_run") expect(tried.includes(guid) || settled.has(guid)).toBe(true);
          else expect(tried).not.toContain(guid);
        }
        memory = made.memory;
      }
      // Once swept it counts as new after a while: then it may be tried once more.
      const often = tried.filter((guid, at) => tried.indexOf(guid) !== at && !settled.has(guid));
      expect(often).toEqual([]);
    }),
  );
});

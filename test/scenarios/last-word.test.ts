import { describe, expect, test } from "vitest";
import type { Issue } from "../github/state/issue.ts";
import type { Delivery } from "../github/webhooks/delivery.ts";
import { labelsOf, MINUTE, openScenario, type Scenario, WITH_BOARD } from "./open-scenario.ts";
import { readCard } from "./read-card.ts";

/*
 * Two people say where an issue sits, by whatever means; then what was said last goes, however the App comes to hear of it.
 * Before that the map says Checkout.
 */

const MAP = WITH_BOARD.replace("project:", "  search: { name: Search, words: [search] }\nproject:");
const KINDS = ["command", "label", "move"] as const;
const CARDS = { checkout: "Checkout", refunds: "Refunds", search: "Search", none: null } as const;

interface Word {
  readonly kind: (typeof KINDS)[number];
  readonly says: keyof typeof CARDS;
}

function speak({ fake, board }: Scenario, issue: Issue, { kind, says }: Word): void {
  const tom = fake.as("tom");
  if (kind === "command") tom.comment(issue, `/stream ${says}`);
  else if (kind === "move") tom.moveCard(board, issue, "Stream", CARDS[says]);
  else {
    for (const label of labelsOf(issue)) if (label.startsWith("stream: ")) tom.unlabel(issue, label);
    tom.label(issue, `stream: ${says}`);
  }
}

interface Told {
  readonly scenario: Scenario;
  readonly issue: Issue;
  readonly words: readonly [Word, Word];
  /** Between the two, in milliseconds. */
  readonly apart: number;
}

/** Says both while nothing is delivered; the deliveries of each. */
function sayBoth({ scenario, issue, words, apart }: Told): Delivery[][] {
  const { post } = scenario.fake;
  return words.map((word) => {
    scenario.clock.pass(apart);
    post.hold();
    speak(scenario, issue, word);
    let held: Delivery[] = [];
    post.release((all) => {
      held = all;
      return [];
    });
    return held;
  });
}

async function tell(
  { fake: { post }, settle }: Scenario,
  ...groups: readonly (readonly Delivery[])[]
): Promise<void> {
  for (const group of groups) {
    for (const delivery of group) post.redeliver(delivery);
    await settle();
  }
}

const TELLINGS: Readonly<Record<string, (told: Told) => Promise<void>>> = {
  "in order": async ({ scenario, issue, words, apart }) => {
    for (const word of words) {
      scenario.clock.pass(apart);
      speak(scenario, issue, word);
      await scenario.settle();
    }
  },
  together: async (told) => tell(told.scenario, sayBoth(told).flat()),
  "the first late": async (told) => {
    const { scenario } = told;
    const [first, second] = sayBoth(told);
    await tell(scenario, second!);
    await scenario.wait(told.apart);
    await tell(scenario, first!);
  },
  "both late": async (told) => {
    const [first, second] = sayBoth(told);
    await told.scenario.wait(60 * MINUTE);
    await tell(told.scenario, first!, second!);
  },
  "both late, the second first": async (told) => {
    const [first, second] = sayBoth(told);
    await told.scenario.wait(60 * MINUTE);
    await tell(told.scenario, second!, first!);
  },
  "all twice": async (told) => {
    const { scenario } = told;
    const seen = scenario.fake.post.deliveries.length;
    await TELLINGS["in order"]!(told);
    const all = scenario.fake.post.deliveries.slice(seen);
    await tell(scenario, all, all.toReversed());
  },
};

const FIRST: readonly Word[] = [
  ...KINDS.map((kind) => ({ kind, says: "refunds" }) as const),
  { kind: "command", says: "none" },
  { kind: "move", says: "none" },
];
const SECOND: readonly Word[] = KINDS.flatMap((kind) => [
  { kind, says: "search" } as const,
  { kind, says: "checkout" } as const,
  // Without a label the map decides again, but for the stream whose label was taken off.
  ...(kind === "label" ? [] : [{ kind, says: "none" } as const]),
]);
/** While nobody has heard of the first word the card shows Checkout still: to move it there is none. */
const isWord = (first: Word, { kind, says }: Word): boolean =>
  first.kind === "move" || kind !== "move" || says !== "checkout";
const PAIRS = FIRST.flatMap((first) =>
  SECOND.flatMap((second) => (isWord(first, second) ? [[first, second] as const] : [])),
);
const name = ({ kind, says }: Word) => `${kind} ${says}`;

const LATE = ["the first late", "both late", "both late, the second first"];

describe.each([
  ["seconds", 3000, Object.keys(TELLINGS)],
  ["ten minutes", 10 * MINUTE, LATE],
] as const)("%s apart", (_, apart, tellings) => {
  test.each(PAIRS.map((words) => [words.map(name).join(", then "), words] as const))(
    "%s",
    async (_, words) => {
      const scenario = await openScenario({
        map: MAP,
        labels: ["stream: checkout", "stream: refunds", "stream: search"],
      });
      const ends: Record<string, unknown> = {};
      for (const telling of tellings) {
        const issue = await scenario.open("The cart is empty");
        await scenario.wait(5 * MINUTE);
        await TELLINGS[telling]!({ scenario, issue, words, apart });
        const label = labelsOf(issue).filter((it) => it.startsWith("stream: "));
        ends[telling] = { card: readCard(scenario.board, issue), label };
      }
      const { says } = words[1];
      const end = { card: CARDS[says], label: says === "none" ? [] : [`stream: ${says}`] };
      expect(ends).toEqual(Object.fromEntries(tellings.map((telling) => [telling, end])));
    },
  );
});

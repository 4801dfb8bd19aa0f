import { STREAM_LABELS, STREAM_NAMES } from "./shop-map.ts";

/** What one person does to one issue; `other` is another issue of the same repository, where the act needs one. */
export type Act = {
  /** Place in the list of repositories. */
  readonly repository: number;
  /** Place in its list of issues. */
  readonly issue: number;
} & Deed;

export type Deed =
  | { readonly kind: "edit"; readonly title?: string; readonly body?: string }
  | { readonly kind: "close" | "reopen" }
  | { readonly kind: "label" | "unlabel"; readonly label: string }
  | { readonly kind: "comment"; readonly by: "tom" | "noor"; readonly body: string }
  | { readonly kind: "move"; readonly option: string | null }
  | { readonly kind: "block" | "unblock" | "set-parent"; readonly other: number };

/**
 * What people do with the issues of a kind. Each kind is one of the ways in which people and the App meet; within it the
 * end depends on what people did alone, not on how far the App had come when they did it.
 */
export type Theme =
  | "text"
  | "tie"
  | "label"
  | "labels"
  | "alias"
  | "command"
  | "card"
  | "parent"
  | "child"
  | "block";

/** Of 100 issues. At most 30 of a repository get a first comment in an hour: ties, two labels, and blocks are fewer. */
const SHARES: readonly (readonly [Theme, number])[] = [
  ["text", 36],
  ["tie", 8],
  ["label", 14],
  ["labels", 6],
  ["alias", 6],
  ["command", 12],
  ["card", 8],
  ["parent", 2],
  ["child", 4],
  ["block", 4],
];
const THEMES: readonly Theme[] = SHARES.flatMap(([theme, share]) => Array<Theme>(share).fill(theme));

/** Has nothing in common with 100: the first dozen has something of nearly everything. */
const STRIDE = 37;

/** The theme of a repository's issue of that index. */
export const themeOf = (index: number): Theme => THEMES[(index * STRIDE) % THEMES.length]!;

/** Its title at first: only texts and commands have something to go by. */
export function firstTitle(index: number): string {
  const theme = themeOf(index);
  if (theme === "text" || theme === "command")
    return index % 2 === 0 ? "The cart is empty" : "It does not work";
  return theme === "tie" ? "A refund at the checkout" : `Something is odd (${index})`;
}

const TITLES = ["The cart is empty", "A refund is late", "It does not work", "The checkout hangs"];
const TIES = ["A refund at the checkout", "The cart is empty", "It does not work"];
const BODIES = [
  "",
  "I cannot pay: the cart and the checkout are gone.",
  "My refund and the chargeback are late.",
];
const COMMANDS = ["/stream checkout", "/stream refunds", "/stream none", "/stream auto", "/stream recheck"];
const TALK = ["/stream why", "/stream nonsense", "Thank you!"];

interface Memory {
  readonly labels: Set<string>;
  isOpen: boolean;
  card: string | null;
  blocker: number | null;
  parent: number | null;
}

export interface ActsWanted {
  readonly count: number;
  readonly repositories: number;
  /** In each repository. */
  readonly issues: number;
  readonly withBoard: boolean;
  readonly random: () => number;
}

/** Invents what people do, in order. The same random numbers, the same acts. */
export function inventActs({ count, repositories, issues, withBoard, random }: ActsWanted): Act[] {
  const pick = <T>(things: readonly T[]): T => things[Math.floor(random() * things.length)]!;
  const memories = new Map<string, Memory>();
  const acts: Act[] = [];
  while (acts.length < count) {
    const repository = Math.floor(random() * repositories);
    const issue = Math.floor(random() * issues);
    const theme = themeOf(issue);
    if (theme === "card" && !withBoard) continue;
    const key = `${repository} ${issue}`;
    const memory = memories.get(key) ?? freshMemory();
    memories.set(key, memory);
    const isOpen = (index: number) => memories.get(`${repository} ${index}`)?.isOpen ?? true;
    const deed = DEEDS[theme]({ at: acts.length, issue, issues, memory, pick, isOpen });
    if (deed !== null) acts.push({ repository, issue, ...deed });
  }
  return acts;
}

const freshMemory = (): Memory => ({
  labels: new Set(),
  isOpen: true,
  card: null,
  blocker: null,
  parent: null,
});

interface Situation {
  readonly at: number;
  readonly issue: number;
  readonly issues: number;
  readonly memory: Memory;
  readonly pick: <T>(things: readonly T[]) => T;
  readonly isOpen: (issue: number) => boolean;
}

/** Null = nothing that makes sense now. */
const DEEDS: Readonly<Record<Theme, (situation: Situation) => Deed | null>> = {
  text: (situation) =>
    situation.pick([editTitle, editTitle, editBody, toggleOpen, toggleBug])(situation, TITLES),
  tie: (situation) => situation.pick([editTitle, toggleBug])(situation, TIES),
  label: oneLabel,
  labels: (situation) => toggleLabel(situation, situation.pick(STREAM_LABELS)),
  alias: (situation) => toggleLabel(situation, "area/pay"),
  command: ({ pick }) =>
    pick([true, true, true, false])
      ? { kind: "comment", by: pick(["tom", "tom", "tom", "noor"]), body: pick(COMMANDS) }
      : { kind: "comment", by: "tom", body: pick(TALK) },
  card: ({ memory, pick }) => {
    memory.card = pick([...STREAM_NAMES, null].filter((option) => option !== memory.card));
    return { kind: "move", option: memory.card };
  },
  parent: oneLabel,
  child: (situation) => setParent(situation),
  block: (situation) =>
    situation.pick([toggleBlocker, (it: Situation) => toggleLabel(it, "blocked")])(situation),
};

const editTitle = ({ at, pick }: Situation, titles: readonly string[]): Deed => ({
  kind: "edit",
  title: `${pick(titles)} (${at})`,
});

const editBody = ({ at, pick }: Situation): Deed => ({ kind: "edit", body: `${pick(BODIES)} (${at})` });

function toggleOpen({ memory }: Situation): Deed {
  memory.isOpen = !memory.isOpen;
  return { kind: memory.isOpen ? "reopen" : "close" };
}

const toggleBug = (situation: Situation): Deed => toggleLabel(situation, "bug");

function toggleLabel({ memory: { labels } }: Situation, label: string): Deed {
  if (labels.delete(label)) return { kind: "unlabel", label };
  labels.add(label);
  return { kind: "label", label };
}

/** One stream label at a time. */
function oneLabel(situation: Situation): Deed {
  const [present] = STREAM_LABELS.filter((label) => situation.memory.labels.has(label));
  return toggleLabel(situation, present ?? situation.pick(STREAM_LABELS));
}

/** Under the one parent of its repository or the other. */
function setParent({ memory, issues, pick }: Situation): Deed | null {
  const parents = Array.from({ length: issues }, (_, index) => index).filter(
    (it) => themeOf(it) === "parent",
  );
  const others = parents.filter((it) => it !== memory.parent);
  if (others.length === 0) return null;
  memory.parent = pick(others);
  return { kind: "set-parent", other: memory.parent };
}

/** By the first issue, which is closed and opened as all texts are. */
function toggleBlocker({ memory }: Situation): Deed {
  const kind = memory.blocker === null ? "block" : "unblock";
  memory.blocker = memory.blocker === null ? 0 : null;
  return { kind, other: 0 };
}

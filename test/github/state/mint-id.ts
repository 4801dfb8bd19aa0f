/** What GitHub's node ids begin with. */
const PREFIXES = {
  user: "U",
  bot: "BOT",
  organization: "O",
  issueType: "IT",
  repository: "R",
  label: "LA",
  milestone: "MI",
  issue: "I",
  comment: "IC",
  reaction: "REA",
  discussion: "D",
  event: "EV",
  project: "PVT",
  field: "PVTF",
  singleSelect: "PVTSSF",
  item: "PVTI",
  value: "PVTFSV",
  view: "PVTV",
  statusUpdate: "PVTSU",
  app: "A",
} as const;

export type NodeKind = keyof typeof PREFIXES;

export interface MintedId {
  readonly id: string;
  readonly databaseId: number;
}

/** Ids that look like GitHub's and are the same on every run: no two things share one. */
export function createMint(): { (kind: NodeKind): MintedId; option(): string } {
  let last = 1_000;
  const mint = (kind: NodeKind): MintedId => {
    last += 1;
    const tail = Buffer.from(last.toString(16).padStart(8, "0"), "hex").toString("base64url");
    return { id: `${PREFIXES[kind]}_kwDOB${tail}`, databaseId: last };
  };
  const option = (): string => {
    last += 1;
    return ((last * 2_654_435_761) % 2 ** 32).toString(16).padStart(8, "0");
  };
  return Object.assign(mint, { option });
}

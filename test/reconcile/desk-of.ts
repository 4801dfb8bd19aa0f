import type { CompiledMap } from "../../shared/decide/compile-rules.ts";
import type { Board, BoardStore, LabelStore } from "../../shared/reconcile/ports.ts";
import { RepositoryDesk } from "../../shared/reconcile/repository-desk.ts";
import { foldName } from "../../shared/text/fold-name.ts";

export const REPOSITORY = { owner: "acme", repo: "shop" };
export const VERSION = "map-1";
export const BOARD_ID = "PVT_1";

/** Labels that are there have the id "L:" and their name; a new one gets the same. */
export function labelStore(present: readonly string[], created: string[] = []): LabelStore {
  const names = new Set(present.map(foldName));
  const toLabel = (name: string) => ({ id: `L:${name}`, name });
  return {
    readLabels: async (_, wanted) => wanted.filter((name) => names.has(foldName(name))).map(toLabel),
    createLabel: async (_, { name }) => {
      created.push(name);
      names.add(foldName(name));
      return toLabel(name);
    },
  };
}

/** A board whose field has these options, with the id "O:" and their name. */
export function boardStore(options: readonly string[]): BoardStore {
  const board: Board = {
    id: BOARD_ID,
    title: "Flow",
    url: "https://example.com/board",
    closed: false,
    writable: true,
    field: {
      kind: "single-select",
      id: "F1",
      databaseId: 1,
      options: options.map((name) => ({ id: `O:${name}`, name, color: "BLUE", description: "" })),
    },
  };
  const refuse = () => Promise.reject(new Error("The test's board is set up."));
  return { readBoard: async () => board, createField: refuse, setOptions: refuse, createView: refuse };
}

/** A desk of acme/shop, with all labels and options of the map unless told otherwise. */
export async function deskOf(
  map: CompiledMap,
  { labels = labelStore(namesOf(map)), version = VERSION as string | null } = {},
): Promise<RepositoryDesk> {
  const boards = boardStore(map.flowMap.streams.map(({ name }) => name));
  return await RepositoryDesk.open(
    { repository: REPOSITORY, map, version },
    { labels, boards, mayWrite: true, tell: () => {} },
  );
}

const namesOf = ({ flowMap: { streams, labels } }: CompiledMap): string[] => [
  ...streams.map(({ label }) => label),
  labels.unmapped,
  labels.held,
];

import type { Board, BoardOption, BoardStore } from "../../shared/reconcile/ports.ts";

/** A board whose field loses options that are not sent again with their ids, as GitHub's does. */
export interface BoardInMemory {
  readonly store: BoardStore;
  /** Names of the methods that were called, in order, but for readings. */
  readonly writes: string[];
  options(): readonly BoardOption[];
  /** Another program sets the options; null = it deletes the field. */
  interfere(options: readonly BoardOption[] | null): void;
}

export function boardInMemory(present: readonly string[] | null): BoardInMemory {
  let count = 0;
  let options: readonly BoardOption[] | null = null;
  const identify = (all: readonly BoardOption[]): BoardOption[] =>
    all.map((option) => {
      count += 1;
      return { ...option, id: option.id ?? `o${count}` };
    });
  const set = (all: readonly BoardOption[] | null): void => {
    options = all === null ? null : identify(all);
  };
  set(present === null ? null : present.map((name) => ({ id: null, name, color: "GRAY", description: "" })));
  const read = (): Board["field"] =>
    options === null ? { kind: "missing" } : { kind: "single-select", id: "F", databaseId: 9, options };
  const writes: string[] = [];
  const store: BoardStore = {
    readBoard: async () => ({
      id: "P",
      title: "Flow",
      url: "",
      closed: false,
      writable: true,
      field: read(),
    }),
    createField: async (_board, name, all) => {
      writes.push(`create ${name}`);
      set(all);
      return read();
    },
    setOptions: async (_fieldId, all) => {
      writes.push("set options");
      set(all);
      return read();
    },
    createView: async ({ owner, number }, title, fieldDatabaseId) => {
      writes.push(`create view ${title} of ${owner}/${number} by ${fieldDatabaseId}`);
    },
  };
  return { store, writes, options: () => options ?? [], interfere: set };
}

import type { Database } from "../../app/store/database.ts";
import { openStore, type StorePlace } from "../../app/store/open-store.ts";
import { collectLog } from "../app/collect-log.ts";
import { cardsOf, commentsOf, issuesOf, timelineOf } from "../github/state/find-thing.ts";
import type { World } from "../github/state/world.ts";

interface Aged {
  createdAt: number;
  updatedAt?: number;
}

/**
 * Lets time pass while nobody is there: all that GitHub and the App's database know of happened so much earlier. The App
 * must be off.
 */
export async function ageEverything(world: World, place: StorePlace, ms: number): Promise<void> {
  for (const repository of world.repositories)
    for (const issue of issuesOf(world, repository)) {
      const cards = cardsOf(world, issue).flatMap((card) => [card, ...card.values.values()]);
      const things: readonly object[] = [
        issue,
        ...timelineOf(world, issue),
        ...commentsOf(world, issue),
        ...cards,
      ];
      for (const thing of things) makeOlder(thing as Aged, ms);
      if (issue.lastEditedAt !== null) issue.lastEditedAt -= ms;
      if (issue.closedAt !== null) issue.closedAt -= ms;
    }
  world.revision += 1;
  const store = await openStore(place, { log: collectLog().log });
  try {
    await ageStore(store.database, store.schema, ms);
  } finally {
    await store.close();
  }
}

function makeOlder(thing: Aged, ms: number): void {
  thing.createdAt -= ms;
  if (typeof thing.updatedAt === "number") thing.updatedAt -= ms;
}

/** The night has come again, too. */
async function ageStore({ query }: Pick<Database, "query">, schema: string, ms: number): Promise<void> {
  await query(`UPDATE ${schema}.ended SET at = at - $1::float8 * interval '1 millisecond'`, [ms]);
  await query(`UPDATE ${schema}.lease SET until = until - $1::float8 * interval '1 millisecond'`, [ms]);
  await query(`DELETE FROM ${schema}.note WHERE name = 'night'`, []);
}

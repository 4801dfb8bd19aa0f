import type { Db } from "pg-boss";
import type { Session } from "./database.ts";

/** A session from what pg-boss runs its statements on. */
export const sessionOf = (boss: Db): Session => ({
  query: async <Row>(text: string, values: readonly unknown[] = []) => {
    const { rows } = await boss.executeSql(text, [...values]);
    return rows as Row[];
  },
  boss,
});

import { resolve } from "node:path";
import { type Environment, isSet } from "../settings/environment.ts";
import type { StorePlace } from "./open-store.ts";

/**
 * Where the queue and the ledger are: on the server that DATABASE_URL names, else in the folder STREAMKEEPER_DATA,
 * default `data`.
 *
 * @param folder where relative paths begin
 */
export function readStorePlace(environment: Environment, folder: string, problems: string[]): StorePlace {
  const { DATABASE_URL: databaseUrl = "", STREAMKEEPER_DATA: data = "" } = environment;
  if (!isSet(environment, "DATABASE_URL"))
    return { dataFolder: resolve(folder, data === "" ? "data" : data) };
  const { protocol = "", hostname = "" } = URL.parse(databaseUrl) ?? {};
  if (!["postgres:", "postgresql:"].includes(protocol) || hostname === "") {
    problems.push(
      "DATABASE_URL is no address of a PostgreSQL server, as postgres://user:password@host:5432/database.",
    );
  }
  return { databaseUrl };
}

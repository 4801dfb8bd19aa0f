import { expect, test } from "vitest";
import { readStorePlace } from "../../app/store/read-store-place.ts";

test.each([
  [{}, { dataFolder: "/srv/app/data" }],
  [{ DATABASE_URL: "", STREAMKEEPER_DATA: "" }, { dataFolder: "/srv/app/data" }],
  [{ STREAMKEEPER_DATA: "kept" }, { dataFolder: "/srv/app/kept" }],
  [{ STREAMKEEPER_DATA: "/var/lib/kept" }, { dataFolder: "/var/lib/kept" }],
  [
    { DATABASE_URL: "postgres://me:secret@db:5432/sk", STREAMKEEPER_DATA: "kept" },
    { databaseUrl: "postgres://me:secret@db:5432/sk" },
  ],
  [{ DATABASE_URL: "postgresql://db/sk" }, { databaseUrl: "postgresql://db/sk" }],
])("%j", (environment, place) => {
  const problems: string[] = [];
  expect(readStorePlace(environment, "/srv/app", problems)).toEqual(place);
  expect(problems).toEqual([]);
});

test.each(["db:5432", "mysql://db/sk", "host=db password=hunter2", "postgres:///sk"])(
  "%j is none, which is said without saying what it is",
  (databaseUrl) => {
    const problems: string[] = [];
    readStorePlace({ DATABASE_URL: databaseUrl }, "/srv/app", problems);
    expect(problems).toEqual([expect.stringMatching(/^DATABASE_URL is no address of a PostgreSQL server/)]);
    expect(problems[0]).not.toContain("hunter2");
  },
);

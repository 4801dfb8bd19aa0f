import { expect, test } from "vitest";
import { openReportLinks } from "../../shared/report/report-links.ts";

const open = (...repositories: string[]) =>
  openReportLinks({ serverUrl: "https://github.com", repositories });

test("one repository is searched in its own list of issues", () => {
  expect(open("acme/shop").search('is:open label:"a b"')).toBe(
    "https://github.com/acme/shop/issues?q=is%3Aopen%20label%3A%22a%20b%22",
  );
});

test("several are named in the search", () => {
  expect(open("acme/shop", "acme/app").search("is:open")).toBe(
    "https://github.com/issues?q=repo%3Aacme%2Fshop%20repo%3Aacme%2Fapp%20is%3Aopen",
  );
});

test("without a known repository there is nothing to search, nor for a name that is none", () => {
  expect(open().search("is:open")).toBeNull();
  expect(open("", "acme/shop/../evil").search("is:open")).toBeNull();
});

test("an address may be 8,191 bytes long, not a byte more", () => {
  const links = open("acme/shop");
  const rest = "https://github.com/acme/shop/issues?q=".length;
  expect(links.search("a".repeat(8191 - rest))).toHaveLength(8191);
  expect(links.search("a".repeat(8192 - rest))).toBeNull();
});

test("an item whose repository is unknown has no address", () => {
  const links = openReportLinks({ serverUrl: "https://ghe.example", repositories: ["acme/shop"] });
  expect(links.issue({ repo: "acme/app", number: 12 })).toBe("https://ghe.example/acme/app/issues/12");
  expect(links.issue({ repo: "", number: 12 })).toBeNull();
});

test("places that are not told are none", () => {
  const { map, board, run } = open("acme/shop");
  expect([map, board, run]).toEqual([null, null, null]);
});

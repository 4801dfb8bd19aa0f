/** The parts of the house: one folder of `shared/` each, the two hosts, and the tests. */
export function areaOf(path: string): string {
  const [top = "", folder = "", ...rest] = path.split("/");
  return top === "shared" && rest.length > 0 ? `shared/${folder}` : path.includes("/") ? top : "";
}

const LEAVES = ["shared/domain", "shared/text"];
const PURE = [
  ...LEAVES,
  "shared/flow-map",
  "shared/backlog",
  "shared/decide",
  "shared/comment",
  "shared/metrics",
  "shared/report",
];
const SHARED = [...PURE, "shared/preview", "shared/propose", "shared/reconcile", "shared/github"];

/**
 * Who may import whom, beside itself: areas, or single files of them. What is not in this list may not be there at
 * all: a new folder is a decision to be written down here and in shared/README.md.
 */
export const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  "shared/domain": [],
  "shared/text": [],
  "shared/flow-map": LEAVES,
  "shared/backlog": LEAVES,
  "shared/decide": LEAVES,
  "shared/comment": LEAVES,
  "shared/metrics": LEAVES,
  "shared/report": [...LEAVES, "shared/metrics"],
  "shared/preview": PURE,
  "shared/propose": PURE,
  "shared/reconcile": [...PURE, "shared/preview", "shared/propose"],
  "shared/github": [
    "shared/domain",
    "shared/reconcile/ports.ts",
    "shared/reconcile/report-ports.ts",
    "shared/reconcile/publish-ports.ts",
  ],
  app: SHARED,
  action: SHARED,
  test: [...SHARED, "app", "action"],
};

/** Where a package that `shared/` needs may be imported; a file, or a folder that ends in `/`. */
export const SHARED_PACKAGES: Readonly<Record<string, readonly string[]>> = {
  yaml: ["shared/flow-map/read-yaml.ts"],
  zod: ["shared/flow-map/"],
  re2js: ["shared/flow-map/", "shared/decide/"],
  "@octokit/graphql": ["shared/github/open-graphql.ts"],
  "@octokit/core": ["shared/github/open-token-client.ts", "shared/github/open-write-client.ts"],
  "@octokit/plugin-throttling": ["shared/github/open-write-client.ts"],
};

/** The one folder of `shared/` that talks to the outside. */
export const OUTSIDE_AREA = "shared/github";

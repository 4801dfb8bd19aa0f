import { CHECK_NAMES, type CheckName } from "../../shared/domain/finding.ts";
import type { HealthFigures } from "../../shared/metrics/health-figures.ts";
import type { HealthReport } from "../../shared/metrics/health-report.ts";
import type { OpenItem } from "../../shared/metrics/open-item.ts";
import { openReportLinks, type ReportLinks } from "../../shared/report/report-links.ts";
import { flowMapOf } from "../decide/build.ts";
import { buildStream } from "./build-stream.ts";

/** Monday, week 42: the window is the weeks 30 to 41. */
export const NOW = "2026-10-12T08:00:00.000Z";

const WEEKS = Array.from({ length: 12 }, (_, week) => `2026-W${30 + week}`);

/** An item of acme/shop, a week old, not started. */
export const buildItem = (told: Partial<OpenItem> & Pick<OpenItem, "number">): OpenItem => ({
  repo: "acme/shop",
  title: `Item ${told.number}`,
  streams: ["checkout"],
  ageDays: 7,
  startedDays: null,
  block: null,
  canBeCleared: false,
  findings: [],
  ...told,
});

export interface ReportParts {
  /** YAML without its version, or a whole flow map. */
  readonly map: string | HealthReport["map"];
  /** In any order. */
  readonly items: readonly OpenItem[];
  /** Told in part; the items say the rest, see `buildStream`. */
  readonly streams: readonly Parameters<typeof buildStream>[0][];
  readonly figures: Partial<HealthFigures>;
  readonly streamBlocks: HealthReport["streamBlocks"];
}

/** A report of what is told; not told = the map names Checkout alone and there is nothing in it. */
export function buildReport({
  map = "streams: { checkout: { words: [cart] } }",
  items = [],
  streams,
  figures = {},
  streamBlocks = [],
}: Partial<ReportParts> = {}): HealthReport {
  const flowMap = typeof map === "string" ? flowMapOf(map) : map;
  const named = [...flowMap.streams, { id: null, name: "no stream" }].map(({ id, name }) => ({ id, name }));
  return {
    figures: {
      version: 1,
      generatedAt: NOW,
      window: { from: "2026-07-20T00:00:00.000Z", to: "2026-10-12T00:00:00.000Z", weeks: WEEKS },
      source: { kind: "github", issues: items.length, statusHistory: false, notes: [] },
      streams: (streams ?? named).map((stream) => buildStream(stream, items)),
      coverage: buildCoverage(items),
      findings: countFindings(items),
      systemicBlockers: [],
      labelDrift: [],
      objectives: flowMap.objectives.map(({ id }) => ({ id, open: 0, finished: 0 })),
      offObjectiveWipShare: 0,
      holds: 0,
      overrides: [],
      ...figures,
    },
    map: flowMap,
    openItems: [...items].sort((a, b) => b.ageDays - a.ageDays),
    streamBlocks,
  };
}

function buildCoverage(items: readonly OpenItem[]): HealthFigures["coverage"] {
  const several = items.filter(({ streams }) => streams.length > 1);
  const none = items.filter(({ streams }) => streams.length === 0).length;
  return {
    open: items.length,
    one: items.length - none - several.length,
    none,
    several: several.length,
    severalItems: several.map(({ repo, number, streams }) => ({ repo, number, streams })),
  };
}

function countFindings(items: readonly OpenItem[]): Record<CheckName, number> {
  const counts = CHECK_NAMES.map((name) => {
    const found = items.filter(({ findings }) => findings.includes(name)).length;
    return [name, found] as const;
  });
  return Object.fromEntries(counts) as Record<CheckName, number>;
}

/** Links into one repository on github.com. */
export const SHOP_LINKS: ReportLinks = openReportLinks({
  serverUrl: "https://github.com",
  repositories: ["acme/shop"],
  mapUrl: "https://github.com/acme/shop/blob/main/.github/flow-map.yml",
  boardUrl: "https://github.com/orgs/acme/projects/7",
  runUrl: "https://github.com/acme/shop/actions/runs/1234567",
});

/** Nothing to link to, as with a backlog file that does not name its repository. */
export const NO_LINKS: ReportLinks = {
  ...openReportLinks({ serverUrl: "https://github.com", repositories: [] }),
  issue: () => null,
};

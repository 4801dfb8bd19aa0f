import { loadFlowMap } from "../../shared/flow-map/load-flow-map.ts";
import { listMapLabels } from "../../shared/reconcile/list-map-labels.ts";
import type { FakeGitHub } from "../github/start-fake-github.ts";
import type { LabelText } from "../github/state/change-label.ts";
import { writeDemoMap } from "./demo-map.ts";
import type { Act } from "./list-acts.ts";
import { REPOSITORY } from "./names.ts";
import { STAFF } from "./people.ts";
import { labelsOfRow, type Row } from "./read-rows.ts";

/** The warehouse's repository has the one issue that the shop waits for; the App is not installed there. */
export function addRepositories(fake: FakeGitHub, rows: readonly Row[], acts: readonly Act[]): void {
  const map = writeDemoMap();
  fake.seed.repository(REPOSITORY, {
    isPrivate: false,
    roles: STAFF,
    labels: listLabels(map, rows, acts),
    files: { ".github/flow-map.yml": map },
  });
  fake.seed.repository("fernhill/warehouse", { roles: { "juniper-ops": "write" } }).lastNumber = 87;
  fake
    .as("juniper-ops")
    .openIssue("fernhill/warehouse", { title: "Saturday shift: who drives the pallets?" });
}

const COLORS: Readonly<Record<string, string>> = {
  bug: "d73a4a",
  enhancement: "a2eeef",
  question: "d876e3",
  "good first issue": "7057ff",
  blocked: "b60205",
};

/** Labels that the map knows look as Streamkeeper made them; retired and mistyped ones are as grey as new ones are. */
function listLabels(map: string, rows: readonly Row[], acts: readonly Act[]): LabelText[] {
  const { flowMap } = loadFlowMap(Buffer.from(map), "flow-map.yml");
  const known = new Map(listMapLabels(flowMap!).map((label) => [label.name, label]));
  const told = acts.flatMap(({ what }) => ("label" in what ? [what.label] : []));
  return [...new Set([...rows.flatMap(labelsOfRow), ...told])].map(
    (name) => known.get(name) ?? { name, color: COLORS[name] ?? "ededed" },
  );
}

import type { FlowMap } from "../domain/flow-map.ts";
import { convertChecks } from "./convert/checks.ts";
import { type FileOrder, valuesOf } from "./convert/draft.ts";
import { convertIgnore } from "./convert/ignore.ts";
import { convertJourneys } from "./convert/journeys.ts";
import { convertLabels } from "./convert/labels.ts";
import { convertObjectives } from "./convert/objectives.ts";
import { convertProject } from "./convert/project.ts";
import { convertReport } from "./convert/report.ts";
import { convertServices } from "./convert/services.ts";
import { convertComments, convertDecide } from "./convert/settings.ts";
import { convertStreams } from "./convert/streams.ts";
import type { FlowMapDraft } from "./flow-map-shape.ts";

/**
 * A draft with every default filled in. What the draft lacks is left out, so only one without errors is a flow map to
 * use.
 *
 * @param orderOf the ids of a section in the order of the file
 */
export function convertFlowMap(
  draft: FlowMapDraft,
  orderOf: (section: keyof FlowMapDraft) => FileOrder,
): FlowMap {
  const labels = convertLabels(draft.labels);
  return {
    streams: convertStreams(draft.streams, orderOf("streams"), labels.prefix),
    journeys: convertJourneys(draft.journeys, orderOf("journeys")),
    services: convertServices(draft.services, orderOf("services")),
    objectives: convertObjectives(draft.objectives, orderOf("objectives")),
    labels,
    project: convertProject(draft.project),
    decide: convertDecide(draft.decide),
    automation: valuesOf(draft.automation),
    checks: convertChecks(draft.checks),
    comments: convertComments(draft.comments),
    report: convertReport(draft.report),
    ignore: convertIgnore(draft.ignore),
  };
}

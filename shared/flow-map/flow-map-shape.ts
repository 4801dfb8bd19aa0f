import { z } from "zod";
import { checks } from "./convert/checks.ts";
import type { Draft } from "./convert/draft.ts";
import { section, text, texts } from "./convert/fields.ts";
import { ignore } from "./convert/ignore.ts";
import { journeys } from "./convert/journeys.ts";
import { labels } from "./convert/labels.ts";
import { objectives } from "./convert/objectives.ts";
import { project } from "./convert/project.ts";
import { report } from "./convert/report.ts";
import { services } from "./convert/services.ts";
import { comments, decide } from "./convert/settings.ts";
import { streams } from "./convert/streams.ts";

/** The shape of a flow map, version 1: the one source of what is read and of the editors' schema. */
export const flowMapShape = section({
  version: z.literal(1).describe("The version of this format"),
  extends: text().optional().describe("Another flow map that this one adds to. Not supported yet"),
  streams,
  journeys: journeys.optional(),
  services: services.optional(),
  objectives: objectives.optional(),
  labels: labels.optional(),
  project: project.optional(),
  decide: decide.optional(),
  automation: texts("a list of logins")
    .optional()
    .describe("Logins whose stream labels count as ours, beside our own App or bot"),
  checks: checks.optional(),
  comments: comments.optional(),
  report: report.optional(),
  ignore: ignore.optional(),
});

/** A flow map as it stands in the file, without what was wrong in it. */
export type FlowMapDraft = Draft<z.infer<typeof flowMapShape>>;

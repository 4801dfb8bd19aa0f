import type { CheckName } from "./finding.ts";
import type { Stream } from "./stream.ts";

export interface JourneyStep {
  readonly name: string;
  readonly stream: string;
  readonly services: readonly string[];
}

export interface Journey {
  readonly id: string;
  readonly name: string;
  readonly steps: readonly JourneyStep[];
}

/** A technical service: useful evidence, never a place for work to sit. */
export interface Service {
  readonly id: string;
  /** Stream ids, at least one. */
  readonly streams: readonly string[];
  readonly labels: readonly string[];
  readonly words: readonly string[];
}

export interface Objective {
  readonly id: string;
  readonly name: string;
  readonly streams: readonly string[];
  readonly milestones: readonly string[];
  readonly labels: readonly string[];
}

export interface LabelNames {
  readonly prefix: string;
  readonly unmapped: string;
  readonly held: string;
  readonly blocked: readonly string[];
  readonly started: readonly string[];
  readonly done: readonly string[];
}

export interface ProjectStatus {
  readonly backlog: readonly string[];
  readonly active: readonly string[];
  readonly waiting: readonly string[];
  readonly blocked: readonly string[];
  readonly done: readonly string[];
}

export interface Project {
  readonly owner: string;
  readonly number: number;
  readonly field: string;
  readonly addItems: boolean;
  readonly status: ProjectStatus;
}

export type CheckLevel = "off" | "report" | "comment";

export interface Checks {
  readonly levels: Readonly<Record<CheckName, CheckLevel>>;
  /** Headings that hold an outcome (`checks.no-outcome.sections`). */
  readonly outcomeSections: readonly string[];
}

export interface ReportSettings {
  readonly weeks: number;
  readonly stages: readonly string[];
  readonly timeInLabels: readonly string[];
  readonly types: {
    readonly feature: readonly string[];
    readonly defect: readonly string[];
    readonly risk: readonly string[];
    readonly debt: readonly string[];
  };
}

export interface Ignore {
  readonly labels: readonly string[];
  readonly authors: readonly string[];
  readonly types: readonly string[];
  /** Milliseconds since 1970, UTC. */
  readonly createdBefore: number | null;
}

/** A valid flow map, version 1, with every default filled in. Lists keep the order of the file. */
export interface FlowMap {
  readonly streams: readonly Stream[];
  readonly journeys: readonly Journey[];
  readonly services: readonly Service[];
  readonly objectives: readonly Objective[];
  readonly labels: LabelNames;
  readonly project: Project | null;
  readonly decide: { readonly minPoints: number; readonly minLead: number };
  /** Logins whose stream labels count as ours. */
  readonly automation: readonly string[];
  readonly checks: Checks;
  readonly comments: { readonly graceMs: number };
  readonly report: ReportSettings;
  readonly ignore: Ignore;
}

import type { FlowMap } from "../domain/flow-map.ts";
import { GitHubError } from "../domain/github-error.ts";
import type { RepositoryName } from "../domain/place.ts";
import { clipLine } from "../text/clip-line.ts";
import { foldName } from "../text/fold-name.ts";
import { quote } from "../text/quote.ts";
import { listMapLabelNames, listMapLabels } from "./list-map-labels.ts";
import type { LabelStore, NewLabel, RepositoryLabel } from "./ports.ts";
import { OneAtATime } from "./run-one-at-a-time.ts";

/** The labels of a flow map that a repository has. */
export interface LabelSetUp {
  /** Ids by folded name. */
  readonly ids: ReadonlyMap<string, string>;
  /** Names as they are written there, by id. */
  readonly names: ReadonlyMap<string, string>;
  /** Each one plain line for a maintainer: which labels could not be created, why, and what to do. */
  readonly troubles: readonly string[];
}

export interface LabelSetUpRequest {
  readonly repository: RepositoryName;
  readonly flowMap: FlowMap;
  readonly store: LabelStore;
}

const perRepository = new OneAtATime();

/** Which of the map's labels are there; nothing is created. */
export async function readLabelIds({ repository, flowMap, store }: LabelSetUpRequest): Promise<LabelSetUp> {
  const labels = await store.readLabels(repository, listMapLabelNames(flowMap));
  return toSetUp(labels, []);
}

/**
 * Creates the labels of the map that the repository lacks, and returns all it has then; colour and description of those
 * that are there are left alone. One label that GitHub refuses does not keep the others from being created.
 *
 * @throws GitHubError when GitHub asks to wait, or its answers are lost
 */
export function setUpLabels(request: LabelSetUpRequest): Promise<LabelSetUp> {
  const { owner, repo } = request.repository;
  return perRepository.run(`${owner}/${repo}`.toLowerCase(), () => createMissing(request));
}

async function createMissing(request: LabelSetUpRequest): Promise<LabelSetUp> {
  const { repository, flowMap, store } = request;
  const present = await readLabelIds(request);
  const missing = listMapLabels(flowMap).filter(({ name }) => !present.ids.has(foldName(name)));
  const labels = [...present.names].map(([id, name]): RepositoryLabel => ({ id, name }));
  const refused: Refused[] = [];
  for (const label of missing) {
    try {
      const made = await store.createLabel(repository, label);
      if (foldName(made.name) === foldName(label.name)) labels.push(made);
      else
        refused.push({
          label,
          why: `GitHub made ${quote(clipLine(made.name, 50))} of it.`,
          forbidden: false,
        });
    } catch (error) {
      const isRefusal =
        error instanceof GitHubError && (error.kind === "forbidden" || error.kind === "refused");
      if (!isRefusal) throw error;
      refused.push({ label, why: error.message, forbidden: error.kind === "forbidden" });
    }
  }
  return toSetUp(labels, describe(refused, repository));
}

function toSetUp(labels: readonly RepositoryLabel[], troubles: readonly string[]): LabelSetUp {
  return {
    ids: new Map(labels.map(({ id, name }) => [foldName(name), id])),
    names: new Map(labels.map(({ id, name }) => [id, name])),
    troubles,
  };
}

interface Refused {
  readonly label: NewLabel;
  readonly why: string;
  readonly forbidden: boolean;
}

/** A missing permission is told once, whatever the number of labels. */
function describe(all: readonly Refused[], { owner, repo }: RepositoryName): string[] {
  const place = `${owner}/${repo}`;
  const names = (of: readonly Refused[]): string =>
    of.map(({ label }) => quote(clipLine(label.name, 50))).join(", ");
  const forbidden = all.filter((one) => one.forbidden);
  const others = all.filter((one) => !one.forbidden);
  return [
    ...(forbidden.length === 0
      ? []
      : [
          `labels: ${names(forbidden)} could not be created in ${place}. The App or token needs "Repository permissions > Issues: Read and write", and the repository must not be archived. Or create them by hand. ${forbidden[0]!.why}`,
        ]),
    ...others.map(
      (one) =>
        `labels: ${names([one])} could not be created in ${place}. Create it by hand, or change its name in the flow map (1 to 50 characters). ${one.why}`,
    ),
  ];
}

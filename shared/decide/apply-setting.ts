import type { Issue } from "../domain/issue.ts";
import type { StreamSetting } from "../domain/setting.ts";
import type { TimelineEvent } from "../domain/timeline.ts";
import { foldName } from "../text/fold-name.ts";
import type { CompiledMap } from "./compile-rules.ts";
import type { LabelChange } from "./plan-labels.ts";
import type { WeighedIssue } from "./weigh-issue.ts";

/** An issue as it will be once a person's word is carried out, and the changes that do it. */
export interface SettledIssue {
  readonly issue: Issue;
  readonly changes: readonly LabelChange[];
}

/**
 * Carries out what a person wants of an issue's stream. The word is kept in labels, so that it needs no memory: `held`
 * says that the stream label, or that there is none, is a person's choice; taking `held` off again ends every choice
 * made before.
 *
 * @param now milliseconds
 */
export function applySetting(
  weighed: WeighedIssue,
  setting: StreamSetting,
  map: CompiledMap,
  now: number,
): SettledIssue {
  const changes = planSetting(weighed, setting, map);
  return { issue: carryOut(weighed.issue, changes, map, now), changes };
}

function planSetting({ labels }: WeighedIssue, setting: StreamSetting, map: CompiledMap): LabelChange[] {
  const held = map.flowMap.labels.held;
  const hold: LabelChange[] = labels.held ? [] : [{ kind: "add-label", label: held }];
  switch (setting.kind) {
    case "none":
      return [...hold, ...labels.own.map(({ label }) => removal(label))];
    case "stream": {
      const wanted = map.streams.get(setting.id);
      if (wanted === undefined) return [];
      const isThere = labels.own.some(({ stream }) => stream === wanted.id);
      return [
        ...hold,
        ...(isThere ? [] : [{ kind: "add-label", label: wanted.label } as const]),
        // A retired label that leads here says the same.
        ...labels.own.filter(({ living }) => living !== wanted.id).map(({ label }) => removal(label)),
      ];
    }
    case "auto": {
      const isChosen =
        labels.held ||
        labels.unmappedRefused ||
        labels.removed.length > 0 ||
        labels.own.some(({ byPerson }) => byPerson);
      return isChosen ? [...hold, removal(held)] : [];
    }
  }
}

const removal = (label: string): LabelChange => ({ kind: "remove-label", label });

function carryOut(issue: Issue, changes: readonly LabelChange[], map: CompiledMap, now: number): Issue {
  const labels = new Map(issue.labels.map((label) => [foldName(label), label]));
  const events: TimelineEvent[] = [];
  for (const { kind, label } of changes) {
    if (kind === "add-label") labels.set(foldName(label), label);
    else labels.delete(foldName(label));
    const event = kind === "add-label" ? "labeled" : "unlabeled";
    events.push({ event, at: now, actor: map.automation.at(-1) ?? null, label });
  }
  return {
    ...issue,
    labels: [...labels.values()],
    events: issue.events === null ? null : [...issue.events, ...events],
  };
}

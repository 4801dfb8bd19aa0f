import { type Draft, entriesOf, pairsOf } from "../convert/draft.ts";
import type { RuleShape } from "../convert/rules.ts";
import type { FlowMapDraft } from "../flow-map-shape.ts";
import type { Path } from "../source-tree.ts";

export interface PlacedRule {
  readonly path: Path;
  readonly rule: Draft<RuleShape>;
}

/** Every rule under `match`, those inside `all` too. */
export function* walkRules(draft: FlowMapDraft): Generator<PlacedRule> {
  for (const [id, stream] of pairsOf(draft.streams)) {
    for (const [index, rule] of entriesOf(stream?.match))
      yield* walkRule(rule, ["streams", id, "match", index]);
  }
}

function* walkRule(rule: Draft<RuleShape>, path: Path): Generator<PlacedRule> {
  yield { path, rule };
  for (const [index, inner] of entriesOf(rule.all)) yield* walkRule(inner, [...path, "all", index]);
}

/** Every pattern, those under `unless` too. */
export function* walkPatterns(draft: FlowMapDraft): Generator<{ path: Path; pattern: string }> {
  for (const { path, rule } of walkRules(draft)) {
    if (rule.pattern !== undefined) yield { path: [...path, "pattern"], pattern: rule.pattern };
    const cancelling = rule.unless?.pattern;
    if (cancelling !== undefined) yield { path: [...path, "unless", "pattern"], pattern: cancelling };
  }
}

/** Every label that rules name, short forms and those under `unless` too. */
export function* walkLabels(draft: FlowMapDraft): Generator<readonly [path: Path, label: string]> {
  for (const [id, stream] of pairsOf(draft.streams)) {
    for (const [index, label] of entriesOf(stream?.labels)) yield [["streams", id, "labels", index], label];
  }
  for (const { path, rule } of walkRules(draft)) {
    for (const [index, label] of entriesOf(rule.labels)) yield [[...path, "labels", index], label];
    for (const [index, label] of entriesOf(rule.unless?.labels)) {
      yield [[...path, "unless", "labels", index], label];
    }
  }
}

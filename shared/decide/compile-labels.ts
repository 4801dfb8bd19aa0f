import type { FlowMap } from "../domain/flow-map.ts";
import { compilePrefix } from "../text/compile-prefix.ts";
import { foldName } from "../text/fold-name.ts";
import type { NameTest } from "./compile-matcher.ts";

/** The stream that a label names, perhaps a retired one, and the living stream that its work sits in. */
export interface LabelOwner {
  readonly stream: string;
  readonly living: string;
}

/** What the map says of labels; all names folded. */
export interface CompiledLabels {
  /** Own labels of streams, retired ones too. */
  readonly own: ReadonlyMap<string, LabelOwner>;
  readonly aliases: ReadonlyMap<string, LabelOwner>;
  readonly unmapped: string;
  readonly held: string;
  readonly blocked: readonly string[];
  /** The labels that we write: never evidence. */
  readonly written: ReadonlySet<string>;
  /** Whether a label looks like a stream's own. */
  readonly hasPrefix: NameTest;
  /** Labels to which the map gives any meaning outside its rules. */
  readonly known: ReadonlySet<string>;
}

/** @param living the living stream of a stream's id */
export function compileLabels(flowMap: FlowMap, living: (id: string) => string): CompiledLabels {
  const { streams, services, objectives, labels } = flowMap;
  const owner = (stream: string): LabelOwner => ({ stream, living: living(stream) });
  const own = new Map(streams.map(({ id, label }) => [foldName(label), owner(id)]));
  const aliases = new Map(
    streams.flatMap(({ id, aliases }) => aliases.map((name) => [foldName(name), owner(id)] as const)),
  );
  const [unmapped, held] = [foldName(labels.unmapped), foldName(labels.held)];
  const written = new Set([...own.keys(), unmapped, held]);
  const named = [
    labels.blocked,
    labels.started,
    labels.done,
    ...[...services, ...objectives].map((x) => x.labels),
  ];
  return {
    own,
    aliases,
    unmapped,
    held,
    blocked: labels.blocked.map(foldName),
    written,
    hasPrefix: compilePrefix(labels.prefix),
    known: new Set([...written, ...aliases.keys(), ...named.flat().map(foldName)]),
  };
}

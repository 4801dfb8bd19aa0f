interface Place {
  /** From and to (exclusive) in UTF-16 units, and where what follows on its line ends; null where nothing is written. */
  readonly range: readonly [from: number, to: number, ...rest: number[]] | null;
  /** The name after `&`. */
  readonly anchor: string | null;
}

/** A node of a YAML document as far as we need it. What is in it has to be looked at in turn. */
export type YamlNode = Place &
  (
    | {
        readonly kind: "map";
        readonly entries: readonly { readonly key: unknown; readonly value: unknown }[];
      }
    | { readonly kind: "list"; readonly items: readonly unknown[] }
    | { readonly kind: "alias"; readonly name: string }
    | { readonly kind: "scalar"; readonly value: unknown; readonly source: string }
  );

/** From a node of the library to ours. */
export type LookAt = (node: unknown) => YamlNode;

export type RulePlace = "title" | "body" | "both";
export type Points = number | "decisive";

/** What makes a rule match. Texts are as written in the map; whoever matches folds them. */
export type Matcher =
  | { readonly kind: "words"; readonly words: readonly string[] }
  | { readonly kind: "pattern"; readonly pattern: string }
  | { readonly kind: "labels"; readonly labels: readonly string[] }
  | { readonly kind: "form"; readonly section: string; readonly answers: readonly string[] }
  | { readonly kind: "types"; readonly types: readonly string[] }
  | { readonly kind: "all"; readonly rules: readonly Rule[] };

export type UnlessMatcher = Exclude<Matcher, { kind: "all" }>;

export interface Rule {
  /** Where it stands in the map: `streams.checkout.match[0]`, `streams.checkout.words`, `....match[1].all[0]`. */
  readonly path: string;
  readonly matcher: Matcher;
  /** Where `words` and `pattern` look. */
  readonly in: RulePlace;
  /** Null = the matcher's own worth. */
  readonly points: Points | null;
  /** Cancels the rule; looks in title and body. */
  readonly unless: UnlessMatcher | null;
}

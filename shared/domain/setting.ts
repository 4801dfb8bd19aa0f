/**
 * What a person wants of an issue's stream, by a command or on the board: this one (never a retired one); none until a
 * person sets one; no hold, so that the flow map decides.
 */
export type StreamSetting =
  | { readonly kind: "stream"; readonly id: string }
  | { readonly kind: "none" }
  | { readonly kind: "auto" };

/**
 * What a person wants of an issue's stream, by a command or on the board: this one (never a retired one); none until a
 * person sets one; no hold, so that the flow map decides.
 */
export type StreamSetting =
  | { readonly kind: "stream"; readonly id: string }
  | { readonly kind: "none" }
  | { readonly kind: "auto" };

/** A setting, and when it was said, in milliseconds since 1970. */
export interface SaidSetting {
  readonly setting: StreamSetting;
  readonly at: number;
}

/** Where an issue sits by a setting: null = nowhere; undefined = where the map says. */
export function streamOf(setting: StreamSetting): string | null | undefined {
  if (setting.kind === "auto") return undefined;
  return setting.kind === "stream" ? setting.id : null;
}

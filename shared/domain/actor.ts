/** Who did something on GitHub. `unknown` = the data names a login without saying whether it is a person's. */
export type ActorKind = "user" | "bot" | "unknown";

/** A login without `app/` and `[bot]`, lower-cased; GitHub writes the same bot in three ways. */
export interface Actor {
  readonly login: string;
  readonly kind: ActorKind;
}

/** Reads `octocat`, `app/dependabot` and `dependabot[bot]`; the last two say they are bots. */
export function toActor(login: string, kind: ActorKind = "unknown"): Actor {
  const bare = login.trim().toLowerCase();
  const name = bare.replace(/^app\//, "").replace(/\[bot\]$/, "");
  return { login: name, kind: name === bare ? kind : "bot" };
}

/** The same account: a person and a bot may have the same login. Nobody (a deleted account) is nobody's. */
export const isSameActor = (one: Actor | null, other: Actor): boolean =>
  one !== null && one.login === other.login && one.kind === other.kind;

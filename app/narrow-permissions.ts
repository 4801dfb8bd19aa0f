/** What an installation or a token may do, by GitHub's names: `issues`, `organization_projects`. */
export type Permissions = Readonly<Record<string, string>>;

/** Each level holds those before it. */
const LEVELS: readonly string[] = ["read", "write", "admin"];

/** For all that is read: issues and whom they are linked with, flow maps, boards. */
export const READING: Permissions = {
  metadata: "read",
  issues: "read",
  contents: "read",
  organization_projects: "read",
};
/** For what is written where the flow map has no board: labels, comments, reactions. */
export const WRITING: Permissions = { metadata: "read", issues: "write" };
/** And where it has one. */
export const WRITING_WITH_BOARD: Permissions = { ...WRITING, organization_projects: "write" };

/**
 * What of the wanted is granted, each at the lower level of the two: a token that asks for more than is granted is
 * refused as a whole.
 */
export function narrowPermissions(wanted: Permissions, granted: Permissions): Permissions {
  const allowed = Object.entries(wanted).flatMap(([name, level]) => {
    const most = Object.hasOwn(granted, name) ? granted[name] : undefined;
    return most === undefined || rank(most) < 0
      ? []
      : [[name, rank(most) < rank(level) ? most : level] as const];
  });
  // Every App has it. With none at all, GitHub might give a token that may do everything.
  return { metadata: "read", ...Object.fromEntries(allowed) };
}

const rank = (level: string): number => LEVELS.indexOf(level);

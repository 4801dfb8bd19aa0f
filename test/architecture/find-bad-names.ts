const KEBAB = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FILE = /^([^.]+)(?:\.(?:test|config|d))?\.(?:ts|mts|js|mjs|cjs)$/;
const NAMES_OF_NOTHING = new Set([
  "util",
  "utils",
  "helper",
  "helpers",
  "common",
  "misc",
  "manager",
  "managers",
]);

/** Files about the services that a flow map names: there it is the product's own word. */
const OWN_WORDS = new Set(["unknown-service", "compile-service"]);

/** Code files and folders that are not kebab-case, or whose name says nothing about what is in them. */
export function findBadNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    const folders = path.split("/");
    const name = FILE.exec(folders.pop() ?? "")?.[1] ?? "";
    return [...folders, name].flatMap((part) => {
      if (!KEBAB.test(part)) return [`${path}: "${part}" is not kebab-case`];
      const empty =
        part.split("-").some((word) => NAMES_OF_NOTHING.has(word)) ||
        (part.endsWith("-service") && !OWN_WORDS.has(part));
      return empty ? [`${path}: "${part}" does not say what it is`] : [];
    });
  });
}

/** Whether Docker hands a file on to the build: the last line of .dockerignore that fits it or a folder of it counts. */
export function isInContext(path: string, dockerignore: string): boolean {
  const lines = dockerignore
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  const parts = path.split("/");
  const selves = parts.map((_, index) => parts.slice(0, index + 1).join("/"));
  let isIn = true;
  for (const line of lines) {
    const isBack = line.startsWith("!");
    const pattern = toPattern(isBack ? line.slice(1) : line);
    if (selves.some((self) => pattern.test(self))) isIn = isBack;
  }
  return isIn;
}

/** Unlike a shell's, Docker's `*` fits names that begin with a dot, too. */
function toPattern(line: string): RegExp {
  const source = line.replaceAll(".", "\\.").replaceAll("**/", "(?:.+/)?").replaceAll("*", "[^/]*");
  return new RegExp(`^${source}$`);
}

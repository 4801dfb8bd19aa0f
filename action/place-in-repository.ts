import { isAbsolute, relative, resolve } from "node:path";

/** A file's path as an annotation names it: from the repository's root, with `/`. One outside stays as it is. */
export function placeInRepository(file: string, workspace: string): string {
  const inside = relative(workspace, resolve(workspace, file));
  const isInside = inside !== "" && !isAbsolute(inside) && !/^\.\.(?:[/\\]|$)/.test(inside);
  return (isInside ? inside : file).replaceAll("\\", "/");
}

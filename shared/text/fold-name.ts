import { fold } from "./fold.ts";

/** Labels, names, types and headings are compared after trimming and folding. */
export function foldName(name: string): string {
  return fold(name).trim();
}

import { parseArgs } from "node:util";
import { type Figure, printFigures } from "../bench/figure.ts";
import { CHAPTERS } from "./list-chapters.ts";
import { noteProgress } from "./note-progress.ts";

/*
 * The long tests: the App as real processes against the fake GitHub. `npm run test:soak` runs all of them, about two hours;
 * `npm run test:soak -- kill down --seed 7 --share 0.2` some, smaller, with other acts. Progress goes to standard error,
 * then comes a table. It ends with 1 if a figure misses its target, which is that of the full size.
 */
const { values, positionals } = parseArgs({
  options: { seed: { type: "string", default: "1" }, share: { type: "string", default: "1" } },
  allowPositionals: true,
});
const unknown = positionals.filter((name) => CHAPTERS.every((chapter) => chapter.name !== name));
if (unknown.length > 0) {
  console.error(`There is no ${unknown.join(", ")}: ${CHAPTERS.map(({ name }) => name).join(", ")}`);
  process.exit(2);
}
const figures: Figure[] = [];
for (const { name, run } of CHAPTERS.filter(
  (it) => positionals.length === 0 || positionals.includes(it.name),
)) {
  noteProgress(`${name} begins`);
  try {
    figures.push(...(await run({ seed: Number(values.seed), share: Number(values.share) })));
  } catch (error) {
    console.error(error);
    figures.push({ what: `${name} to its end`, figure: "broke off", target: "done", isMet: false });
  }
}
console.log(printFigures(figures));
process.exit(figures.every(({ isMet }) => isMet) ? 0 : 1);

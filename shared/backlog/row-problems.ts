import { describeValue } from "./describe-value.ts";
import { EXPORT_HINT } from "./export-hint.ts";
import type { FieldProblem } from "./field-problem.ts";

/** A list with one thousand entries that are wrong alike says nothing new after a few. */
const MOST_PER_LIST = 3;

/** Collects all that is wrong with one row. */
export class RowProblems {
  private readonly told: FieldProblem[] = [];
  private readonly counts = new Map<string, number>();

  /**
   * @param field where: `title`, `labels[2]`, `events[0].at`
   * @param expected "a text", "a whole number from 1 on"
   * @param found what stands there; undefined = nothing
   */
  add(field: string, expected: string, found: unknown, hint: string | null = null): void {
    if (found !== undefined) {
      this.tell(field, { message: `"${field}" must be ${expected}, but is ${describeValue(found)}.`, hint });
      return;
    }
    const isOfTheRow = !/[.[]/.test(field);
    const message = `"${field}" is missing; it must be ${expected}.`;
    this.tell(field, { message, hint: hint ?? (isOfTheRow ? EXPORT_HINT : null) });
  }

  private tell(field: string, problem: FieldProblem): void {
    const [list] = field.split("[", 1);
    const count = (this.counts.get(list!) ?? 0) + 1;
    this.counts.set(list!, count);
    if (count <= MOST_PER_LIST) this.told.push(problem);
  }

  get some(): boolean {
    return this.told.length > 0;
  }

  list(): FieldProblem[] {
    const rest = [...this.counts].filter(([, count]) => count > MOST_PER_LIST);
    const more = rest.map(([list, count]) => {
      return { message: `"${list}" has ${count - MOST_PER_LIST} more entries like these.`, hint: null };
    });
    return [...this.told, ...more];
  }
}

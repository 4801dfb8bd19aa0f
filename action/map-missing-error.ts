import { UserError } from "./user-error.ts";

/** There is no flow map where one should be. Each host says in its own words what to do. */
export class MapMissingError extends UserError {
  /** Where none is, a sentence. */
  readonly place: string;

  /** @param hint for the command line */
  constructor(place: string, hint: string) {
    super(`${place} ${hint}`);
    this.place = place;
  }
}

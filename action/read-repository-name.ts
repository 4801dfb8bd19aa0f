import type { RepositoryName } from "../shared/domain/place.ts";
import { EXIT, UserError } from "./user-error.ts";

/**
 * Reads "owner/name".
 *
 * @throws UserError when it is not one
 */
export function readRepositoryName(written: string): RepositoryName {
  const [owner = "", repo = "", ...rest] = written.split("/");
  if (rest.length > 0 || !/^[\w-]+$/.test(owner) || !/^[\w.-]+$/.test(repo)) {
    throw new UserError("--repo: write OWNER/NAME, such as acme/shop.", EXIT.wrongUsage);
  }
  return { owner, repo };
}

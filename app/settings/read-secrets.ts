import { type Environment, isSet } from "./environment.ts";

/** What Probot takes when no secret is set, so everybody knows it. */
const WELL_KNOWN = "development";

const HOW = "Write a long random text into it and into the App's webhook settings on GitHub.";

/** The webhook secrets to accept: the present one, then the former one. */
export function readSecrets(environment: Environment, problems: string[]): string[] {
  if (!isSet(environment, "WEBHOOK_SECRET")) problems.push(`WEBHOOK_SECRET is not set. ${HOW}`);
  const names = ["WEBHOOK_SECRET", "WEBHOOK_SECRET_PREVIOUS"].filter((name) => isSet(environment, name));
  return names.map((name) => {
    const secret = environment[name] ?? "";
    if (secret.trim() === "") problems.push(`${name} holds only blanks. ${HOW}`);
    else if (secret.trim().toLowerCase() === WELL_KNOWN) {
      problems.push(`${name} is a default that everybody knows. ${HOW}`);
    } else if (secret !== secret.trim()) {
      problems.push(`${name} starts or ends with white space, a line's end perhaps. Take it out.`);
    }
    return secret;
  });
}

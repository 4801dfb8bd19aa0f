import { createPrivateKey } from "node:crypto";
import { type Environment, isSet } from "./environment.ts";

const WHERE = "GitHub gives it out as a .pem file on the App's settings page.";

/** The App's private key as PEM: from PRIVATE_KEY (PEM, its lines also joined by \n, or base64 of it) or from a file. */
export function readPrivateKey(
  environment: Environment,
  readFile: (path: string) => string,
  problems: string[],
): string {
  const isHere = isSet(environment, "PRIVATE_KEY");
  const isInFile = isSet(environment, "PRIVATE_KEY_PATH");
  if (isHere && isInFile) {
    problems.push("PRIVATE_KEY and PRIVATE_KEY_PATH are both set. Keep one of them.");
    return "";
  }
  if (!isHere && !isInFile) {
    problems.push(`Neither PRIVATE_KEY nor PRIVATE_KEY_PATH is set. ${WHERE}`);
    return "";
  }
  const name = isHere ? "PRIVATE_KEY" : "PRIVATE_KEY_PATH";
  const written = isHere ? environment.PRIVATE_KEY : readKeyFile(environment, readFile);
  if (written === undefined) {
    problems.push("PRIVATE_KEY_PATH names a file that cannot be read. Look at its path and permissions.");
    return "";
  }
  const key = toPem(written);
  if (!isRsaKey(key)) problems.push(`${name} holds no private RSA key. ${WHERE}`);
  return key;
}

function readKeyFile(
  { PRIVATE_KEY_PATH: path = "" }: Environment,
  readFile: (path: string) => string,
): string | undefined {
  try {
    return readFile(path);
  } catch {
    return undefined;
  }
}

function toPem(written: string): string {
  const text = written.replaceAll("\\n", "\n").trim();
  return text.startsWith("-----BEGIN") ? text : Buffer.from(text, "base64").toString("latin1").trim();
}

function isRsaKey(pem: string): boolean {
  try {
    return createPrivateKey(pem).asymmetricKeyType === "rsa";
  } catch {
    return false;
  }
}

import { UserError } from "./user-error.ts";

type Environment = Readonly<Record<string, string | undefined>>;

const DEFAULT_PORT = "9464";
/** The address of this machine alone. */
const DEFAULT_HOST = "127.0.0.1";
const ANYWHERE = ["0.0.0.0", "::"];

/**
 * Where the App on this machine, or in this container, answers its operator: by METRICS_PORT and OPERATE_HOST, as it
 * reads them itself.
 *
 * @throws UserError when they don't tell
 */
export function readOperatorAddress(environment: Environment): string {
  const host = environment.OPERATE_HOST || DEFAULT_HOST;
  const port = environment.METRICS_PORT || DEFAULT_PORT;
  if (/^\d{1,5}$/.test(port) && Number(port) > 0) {
    const url = parseAddress(`http://${writeHost(host)}:${port}`);
    if (url !== null) return url;
  }
  throw new UserError(
    `METRICS_PORT and OPERATE_HOST don't tell where the App answers. Name the place, as the App's log has it: --at http://${DEFAULT_HOST}:${DEFAULT_PORT}.`,
  );
}

/** An address of the operator's port without what comes behind the port; null = it is none. */
export function parseAddress(written: string): string | null {
  const url = URL.parse(written);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "") {
    return null;
  }
  return (url.origin + url.pathname).replace(/\/+$/, "");
}

function writeHost(host: string): string {
  if (ANYWHERE.includes(host)) return DEFAULT_HOST;
  return host.includes(":") ? `[${host}]` : host;
}

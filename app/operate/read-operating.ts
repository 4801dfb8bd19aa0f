import { type Environment, isSet } from "../settings/environment.ts";

/** Where the App tells whoever runs it how it is. */
export interface Operating {
  /** 0 = any free one; null = nowhere. */
  readonly metricsPort: number | null;
  /** The port is our default: if it is taken, any free one will do. */
  readonly isPortOurs: boolean;
  readonly operateHost: string;
}

const DEFAULT_PORT = 9464;
const MOST_PORT = 65_535;
/** The address of this machine alone, as IPv4: `localhost` may be either. */
const DEFAULT_HOST = "127.0.0.1";

/**
 * From METRICS_PORT and OPERATE_HOST.
 *
 * @param publicPort where webhooks come
 */
export function readOperating(environment: Environment, publicPort: number, problems: string[]): Operating {
  const isPortOurs = !isSet(environment, "METRICS_PORT");
  const ours = publicPort === DEFAULT_PORT ? 0 : DEFAULT_PORT;
  return {
    metricsPort: isPortOurs ? ours : readPort(environment, publicPort, problems),
    isPortOurs,
    operateHost: readHost(environment, problems),
  };
}

function readPort(
  { METRICS_PORT: written = "" }: Environment,
  publicPort: number,
  problems: string[],
): number | null {
  if (written === "off") return null;
  const port = /^\d{1,5}$/.test(written) ? Number(written) : Number.NaN;
  if (!(port <= MOST_PORT)) {
    problems.push(
      `METRICS_PORT is no port. Write a number from 0 to ${MOST_PORT}, where 0 takes any free one, or "off".`,
    );
  } else if (port !== 0 && port === publicPort) {
    problems.push("METRICS_PORT is the same as PORT. Metrics are not for the public: choose another one.");
  }
  return port;
}

function readHost(environment: Environment, problems: string[]): string {
  const host = isSet(environment, "OPERATE_HOST") ? (environment.OPERATE_HOST ?? "") : DEFAULT_HOST;
  if (/^[\w.:-]+$/.test(host)) return host;
  problems.push("OPERATE_HOST is no host name or address. Write 127.0.0.1, or 0.0.0.0 in a container.");
  return DEFAULT_HOST;
}

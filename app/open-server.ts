import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { HostError } from "./host-error.ts";

export interface OpenServer {
  readonly port: number;
  /** As seen from this machine. */
  readonly url: string;
  /** Takes no more requests; resolves once those under way are answered. */
  close(): Promise<void>;
}

/** Milliseconds, as Node calls them. */
const PATIENCE = {
  /** Of a whole request, its body too. GitHub gives up after 10 s. */
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  /** Longer than common load balancers keep a connection, which would otherwise use one that just closed. */
  keepAliveTimeout: 65_000,
  /** How often Node looks for requests that are too slow. */
  connectionsCheckingInterval: 5_000,
};

/**
 * Listens for HTTP. Whoever sends slowly is cut off.
 *
 * @throws HostError when it can't listen there
 */
export async function openServer(
  { host, port }: { readonly host: string; readonly port: number },
  listener: RequestListener,
  patience: Partial<typeof PATIENCE> = PATIENCE,
): Promise<OpenServer> {
  const open = new Set<ServerResponse>();
  const server = createServer(patience, (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    listener(request, response);
  });
  await listen(server, host, port);
  const bound = (server.address() as AddressInfo).port;
  return { port: bound, url: `http://${writeHost(host)}:${bound}`, close: () => close(server, open) };
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new HostError(explain(error.code ?? error.name, host, port))),
    );
    server.listen({ host, port }, resolve);
  });
}

function explain(code: string, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use already. End what listens there, or set PORT to a free one.`;
    case "EACCES":
      return `Port ${port} is not for this user. Set PORT to a number of 1024 or more.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST is ${host}, which is no address of this machine. Write localhost, or 0.0.0.0 in a container.`;
    default:
      return `Nothing can listen on ${host}, port ${port} (${code}). Look at HOST and PORT.`;
  }
}

/** A connection that is kept alive would keep the server from ending. */
function close(server: Server, open: ReadonlySet<ServerResponse>): Promise<void> {
  for (const response of open) response.shouldKeepAlive = false;
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Where a browser on this machine finds it. */
function writeHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

import { createServer, type RequestListener, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { HostError } from "./host-error.ts";

export interface OpenServer {
  readonly port: number;
  /** As seen from this machine. */
  readonly url: string;
  /** Takes no more requests; resolves once those under way are answered. */
  close(): Promise<void>;
}

/** Where to listen, and the settings that say so, to be named in an error. */
export interface ListeningPlace {
  readonly host: string;
  /** 0 = any free one. */
  readonly port: number;
  /** Default: HOST and PORT. */
  readonly names?: { readonly host: string; readonly port: string };
}

/** As Node calls them; milliseconds and bytes. */
const LIMITS = {
  /** Of a whole request, its body too. GitHub gives up after 10 s. */
  requestTimeout: 15_000,
  headersTimeout: 10_000,
  /** Longer than common load balancers keep a connection, which would otherwise use one that just closed. */
  keepAliveTimeout: 65_000,
  /** How often Node looks for requests that are too slow. */
  connectionsCheckingInterval: 5_000,
  /** Of all headers together. GitHub sends some 1,000, a proxy adds a few hundred. */
  maxHeaderSize: 8_192,
  /** More than come at once when GitHub sends its largest bursts; those beyond are closed at once. */
  maxConnections: 8_000,
};

/** Milliseconds for requests that were on their way when the server was closed. */
const LAST_MS = 1_000;

/** Connections that wait to be taken; the kernel may allow fewer. A burst opens thousands in a moment. */
const BACKLOG = 4_096;

/**
 * Listens for HTTP. Whoever sends slowly, or headers that are too large, is cut off.
 *
 * @throws HostError when it can't listen there
 */
export async function openServer(
  place: ListeningPlace,
  listener: RequestListener,
  changes: Partial<typeof LIMITS> = {},
): Promise<OpenServer> {
  const { maxConnections, ...limits } = { ...LIMITS, ...changes };
  const open = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const server = createServer(limits, (request, response) => {
    open.add(response);
    response.once("close", () => open.delete(response));
    response.shouldKeepAlive &&= server.listening;
    listener(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  server.maxConnections = maxConnections;
  await listen(server, place);
  const { port } = server.address() as AddressInfo;
  return { port, url: `http://${writeHost(place.host)}:${port}`, close: () => close(server, open, sockets) };
}

function listen(server: Server, place: ListeningPlace): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new HostError(explain(error.code ?? error.name, place))),
    );
    server.listen({ host: place.host, port: place.port, backlog: BACKLOG }, resolve);
  });
}

function explain(
  code: string,
  { host, port, names = { host: "HOST", port: "PORT" } }: ListeningPlace,
): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} is in use already. End what listens there, or set ${names.port} to a free one.`;
    case "EACCES":
      return `Port ${port} is not for this user. Set ${names.port} to a number of 1024 or more.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${names.host} is ${host}, which is no address of this machine. Write localhost, or 0.0.0.0 in a container.`;
    default:
      return `Nothing can listen on ${host}, port ${port} (${code}). Look at ${names.host} and ${names.port}.`;
  }
}

/**
 * A connection that is kept alive, or on which no request has come yet, would keep the server from ending: what comes
 * within a second is still answered, then those without a request are cut off.
 */
async function close(
  server: Server,
  open: ReadonlySet<ServerResponse>,
  sockets: ReadonlySet<Socket>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const response of open) response.shouldKeepAlive = false;
  const cutting = setInterval(() => {
    const busy = new Set([...open].map(({ socket }) => socket));
    for (const socket of sockets) if (!busy.has(socket)) socket.destroy();
  }, LAST_MS);
  await closed;
  clearInterval(cutting);
}

/** Where a browser on this machine finds it. */
function writeHost(host: string): string {
  if (host === "0.0.0.0" || host === "::") return "localhost";
  return host.includes(":") ? `[${host}]` : host;
}

import { connect, type Socket } from "node:net";
import { onTestFinished } from "vitest";
import { BodyAllowance } from "../../app/body-allowance.ts";
import { openServer } from "../../app/open-server.ts";
import { serveWebhooks } from "../../app/serve-webhooks.ts";
import { collectLog } from "../app/collect-log.ts";
import { signDelivery } from "../app/sign-delivery.ts";

export const SECRET = "a long random text";
export const PATH = "/api/github/webhooks";

export interface PublicServerChanges {
  readonly limits?: Parameters<typeof openServer>[2];
  /** Bytes of bodies on their way in. */
  readonly room?: number;
}

/** The App's public port as it is, with what a test changes of its limits. */
export async function openPublicServer({ limits, room }: PublicServerChanges = {}) {
  const taken: string[] = [];
  const listener = serveWebhooks({
    secrets: [SECRET],
    receive: async ({ id }) => void taken.push(id),
    log: collectLog().log,
    allowance: new BodyAllowance(room),
  });
  const server = await openServer({ host: "127.0.0.1", port: 0 }, listener, limits);
  onTestFinished(() => server.close());
  /** A connection of its own; it may be reset by the other side. */
  const open = (): Socket => {
    const socket = connect(server.port, "127.0.0.1").setEncoding("latin1");
    onTestFinished(() => void socket.destroy());
    return socket.on("error", () => {});
  };
  const deliver = async (id?: string): Promise<number> => {
    const request = signDelivery("issues", { action: "opened" }, SECRET, id);
    const answer = await fetch(server.url + PATH, { method: "POST", ...request });
    await answer.text();
    return answer.status;
  };
  return { ...server, open, deliver, taken };
}

/** All that comes until the other side closes. */
export function readToEnd(socket: Socket): Promise<string> {
  let text = "";
  socket.on("data", (chunk: string) => {
    text += chunk;
  });
  return new Promise((resolve) => socket.once("close", () => resolve(text)));
}

/** A signed delivery as bytes on the wire, its headers first. */
export function writeRequest(more: readonly string[] = [], line = `POST ${PATH} HTTP/1.1`): string {
  const { body, headers } = signDelivery("issues", { action: "opened" }, SECRET);
  const written = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const length = `content-length: ${Buffer.byteLength(body)}`;
  return [line, "host: localhost", ...written, length, ...more, "", body].join("\r\n");
}

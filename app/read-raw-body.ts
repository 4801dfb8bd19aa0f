import type { Readable } from "node:stream";
import { BodyAllowance } from "./body-allowance.ts";

/** GitHub sends at most 25 MB; in bytes. */
export const LARGEST_BODY = 25 * 1024 * 1024;

/**
 * `too-large`: more than the limit came; `too-many`: more than the allowance came from all senders together;
 * `broken-off`: the sender went before the end.
 */
export type RawBody =
  | { readonly kind: "whole"; readonly bytes: Buffer }
  | { readonly kind: "too-large" }
  | { readonly kind: "too-many" }
  | { readonly kind: "broken-off" };

/**
 * Reads a request's body as the bytes that were sent, at most `limit` of them: what comes beyond is left unread and
 * the stream paused, so that the caller can still answer. Never rejects.
 *
 * @param allowance shared by all requests of a server
 */
export function readRawBody(
  stream: Readable,
  limit = LARGEST_BODY,
  allowance = new BodyAllowance(),
): Promise<RawBody> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const settle = (body: RawBody): void => {
      stream.off("data", onData).off("end", onEnd).off("close", onClose);
      allowance.giveBack(size);
      // The listener for errors stays: an error that comes later must not crash the host.
      resolve(body);
    };
    const refuse = (kind: "too-large" | "too-many"): void => {
      stream.pause();
      settle({ kind });
    };
    const onData = (chunk: Buffer): void => {
      if (size + chunk.length > limit) refuse("too-large");
      else if (!allowance.take(chunk.length)) refuse("too-many");
      else {
        size += chunk.length;
        chunks.push(chunk);
      }
    };
    const onEnd = (): void => settle({ kind: "whole", bytes: Buffer.concat(chunks, size) });
    const onClose = (): void => settle({ kind: "broken-off" });
    stream.on("data", onData).on("end", onEnd).on("error", onClose).on("close", onClose);
    if (stream.destroyed) onClose();
  });
}

/** GitHub gives up on a request after 10 s; what takes longer than this has got lost on the way. */
const TIMEOUT_MS = 30_000;

/** `fetch`, given up after so many milliseconds, the reading of the answer's body included. */
export function fetchInTime(
  address: string | URL | Request,
  init: RequestInit = {},
  timeoutMs = TIMEOUT_MS,
): Promise<Response> {
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = init.signal ? AbortSignal.any([init.signal, timeout]) : timeout;
  return fetch(address, { ...init, signal });
}

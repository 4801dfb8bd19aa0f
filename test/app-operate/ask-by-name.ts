import { once } from "node:events";
import { request } from "node:http";

/** The status of an answer to whoever asks this machine by a name of their choice. */
export async function askByName(port: number, path: string, host: string): Promise<number> {
  const asking = request({ host: "127.0.0.1", port, path, headers: { host } }).end();
  const [answer] = await once(asking, "response");
  answer.resume();
  return answer.statusCode as number;
}

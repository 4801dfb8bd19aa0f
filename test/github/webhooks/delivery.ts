import type { App, Installation } from "../state/app.ts";
import type { Repository } from "../state/repository.ts";

/** One try to bring a webhook to an App. A redelivery is a new one with the same guid. */
export interface Delivery {
  readonly id: number;
  readonly guid: string;
  readonly app: App;
  readonly installation: Installation;
  readonly repository: Repository | null;
  readonly event: string;
  readonly action: string | null;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly isRedelivery: boolean;
  readonly deliveredAt: number;
  /** Zero while it is under way, and when nobody answered. */
  statusCode: number;
  status: string;
  /** Seconds. */
  duration: number;
  answer: string | null;
}

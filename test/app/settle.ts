import { setImmediate } from "node:timers/promises";

/** Lets everything run that waits for no timer. */
export const settle = async (): Promise<void> => {
  await setImmediate();
};

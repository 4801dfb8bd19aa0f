import { createHmac } from "node:crypto";

/** The value of `x-hub-signature-256`. */
export const signBody = (secret: string, body: string): string =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

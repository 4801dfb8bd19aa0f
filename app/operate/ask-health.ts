import { HEALTH_PATH } from "./serve-operations.ts";

// The container's HEALTHCHECK: ends with 0 when the App in it answers that it is alive, with 1 otherwise.
const { OPERATE_HOST: host = "127.0.0.1", METRICS_PORT: port = "9464" } = process.env;
const isAnywhere = host === "" || host === "0.0.0.0" || host === "::";
const url = `http://${isAnywhere ? "127.0.0.1" : host}:${port}${HEALTH_PATH}`;
const answer = await fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => null);
process.exitCode = answer?.ok === true ? 0 : 1;

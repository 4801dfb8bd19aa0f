import type { Check } from "./check.ts";
import { nameStreams } from "./name-stream.ts";

const TOO_MANY = 3;

/** Its sub-issues sit in three or more streams: a candidate to re-slice. */
export const tooManyStreams: Check = ({ neighbours, map }) => {
  const streams = [...map.streams.keys()].filter((id) => neighbours.subIssueStreams.includes(id));
  if (streams.length < TOO_MANY) return null;
  return `Its sub-issues sit in ${streams.length} streams (${nameStreams(streams, map)}): consider to slice it anew.`;
};

import type { Check } from "./check.ts";
import { labelledStreams } from "./labelled-streams.ts";
import { nameStreams } from "./name-stream.ts";

/** Labels of more than one stream, own ones or aliases. */
export const severalStreams: Check = (subject) => {
  const streams = labelledStreams(subject);
  if (streams.length < 2) return null;
  return `It carries labels of ${streams.length} streams: ${nameStreams(streams, subject.map)}. An issue sits in one.`;
};

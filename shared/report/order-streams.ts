import { type StreamFigures, VERDICTS } from "../metrics/stream-figures.ts";

/** Streams that need attention first, else as in the flow map; what sits in no stream last. */
export const orderStreams = (streams: readonly StreamFigures[]): readonly StreamFigures[] =>
  [...streams].sort((a, b) => rank(a) - rank(b));

const rank = ({ id, verdict }: StreamFigures): number =>
  id === null ? VERDICTS.length : VERDICTS.indexOf(verdict);

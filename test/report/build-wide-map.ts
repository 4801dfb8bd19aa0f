import type { FlowMap } from "../../shared/domain/flow-map.ts";
import { flowMapOf } from "../decide/build.ts";

export interface WideMap {
  readonly streams: number;
  readonly journeys: number;
  /** Of each journey: so many steps, in turn through all streams. */
  readonly steps: number;
  /** What a name is made of what it would be called, such as "Step 3". */
  readonly name: (plain: string) => string;
}

/** A flow map as large as told, larger than a file may be, with names of any kind. */
export function buildWideMap({ streams, journeys, steps, name }: WideMap): FlowMap {
  const list = (length: number): readonly number[] => Array.from({ length }, (_, index) => index);
  const map = flowMapOf(
    `streams:\n${list(streams)
      .map((index) => `  s${index}: { words: [w${index}] }`)
      .join("\n")}`,
  );
  return {
    ...map,
    streams: map.streams.map((stream, index) => ({ ...stream, name: name(`Stream ${index}`) })),
    journeys: list(journeys).map((journey) => ({
      id: `j${journey}`,
      name: name(`Journey ${journey}`),
      steps: list(steps).map((step) => ({
        name: name(`Step ${step}`),
        stream: `s${(journey + step) % streams}`,
        services: [],
      })),
    })),
  };
}

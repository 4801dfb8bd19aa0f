/** Where the flow map lies in a checkout, unless told otherwise. */
export const DEFAULT_MAP = ".github/flow-map.yml";

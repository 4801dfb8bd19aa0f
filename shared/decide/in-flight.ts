/**
 * Milliseconds. Our write lands at most so long after the reading that it follows from; what is further apart was not
 * its cause.
 */
export const IN_FLIGHT_MS = 2 * 60_000;

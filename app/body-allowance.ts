/** Of bodies that are being read; in bytes. Room for a burst of usual deliveries, or four of the largest. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * The memory for bodies on their way in, of all requests together: whoever sends one is not known before its end, when
 * its signature can be checked.
 */
export class BodyAllowance {
  private left: number;

  constructor(bytes = MOST_BYTES) {
    this.left = bytes;
  }

  /** Whether there was room for that much more. */
  take(bytes: number): boolean {
    if (bytes > this.left) return false;
    this.left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.left += bytes;
  }
}

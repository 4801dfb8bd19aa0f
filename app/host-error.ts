/** The App cannot run, for a reason that its operator can act on. `message` is one line without keys and secrets. */
export class HostError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "HostError";
  }
}

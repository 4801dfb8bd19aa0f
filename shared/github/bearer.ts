/** A token that goes with requests. */
export interface Bearer {
  /** One that is good for some minutes, asked for when it is needed. Rejects with a GitHubError. */
  get(): Promise<string>;
  /** GitHub did not take this one: the next `get` asks anew. */
  refuse(token: string): void;
}

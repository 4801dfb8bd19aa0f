/** Where the fake stands; no slash at the end. */
export interface Site {
  readonly apiUrl: string;
  readonly webUrl: string;
}

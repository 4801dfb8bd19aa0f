/** One request to the API, as tests count them. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly api: "graphql" | "rest";
  /** The name of the GraphQL operation. */
  documentName: string | null;
  isMutation: boolean;
  /** "installation 1007", "user mara"...; null when the token was refused. */
  payer: string | null;
  /**
   * What the token was narrowed to when it was asked for: "shop/web: issues write, metadata read", or "*: metadata read"
   * for all that the installation sees; null = it was not.
   */
  narrowedTo: string | null;
  /** What it took of the hour's budget. */
  points: number;
  /** Null while it runs, and when no answer was sent. */
  status: number | null;
  /** The kind of fault that met it. */
  fault: string | null;
}

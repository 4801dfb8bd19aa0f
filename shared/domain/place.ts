/** A repository on GitHub; names ignore case. */
export interface RepositoryName {
  readonly owner: string;
  readonly repo: string;
}

export interface IssueName extends RepositoryName {
  readonly number: number;
}

import type { ItemName } from "../metrics/stream-figures.ts";

/** Where the page's numbers lead. Null = nowhere: the number stands without a link. */
export interface ReportLinks {
  issue(item: ItemName): string | null;
  /** The issues that a search finds in all repositories of the report, see `search-queries.ts`. */
  search(query: string): string | null;
  /** The flow map, the board and the workflow run that made the page. */
  readonly map: string | null;
  readonly board: string | null;
  readonly run: string | null;
}

export interface LinkPlaces {
  /** "https://github.com" or an Enterprise Server's, without a slash at its end. */
  readonly serverUrl: string;
  /** "owner/name" of every repository in the report; none = nothing is linked to a search. */
  readonly repositories: readonly string[];
  readonly mapUrl?: string | null;
  readonly boardUrl?: string | null;
  readonly runUrl?: string | null;
}

/** GitHub answers longer addresses with an error. */
const LONGEST_URL = 8191;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;

export function openReportLinks(places: LinkPlaces): ReportLinks {
  const { serverUrl } = places;
  const repositories = places.repositories.filter((name) => REPOSITORY.test(name));
  return {
    issue: ({ repo, number }) => (REPOSITORY.test(repo) ? `${serverUrl}/${repo}/issues/${number}` : null),
    search: openSearch(serverUrl, repositories),
    map: places.mapUrl ?? null,
    board: places.boardUrl ?? null,
    run: places.runUrl ?? null,
  };
}

/** What names the repositories is the same in every address, and may be long. */
function openSearch(serverUrl: string, repositories: readonly string[]): ReportLinks["search"] {
  const [first, ...others] = repositories;
  if (first === undefined) return () => null;
  const start =
    others.length === 0
      ? `${serverUrl}/${first}/issues?q=`
      : `${serverUrl}/issues?q=${encodeURIComponent(repositories.map((name) => `repo:${name} `).join(""))}`;
  return (query) => {
    const url = `${start}${encodeURIComponent(query.toWellFormed())}`;
    return url.length > LONGEST_URL ? null : url;
  };
}

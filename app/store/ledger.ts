import type { DecisionSource } from "../../shared/domain/decision.ts";
import type { Evidence } from "../../shared/domain/evidence.ts";
import type { IssuePlace, RepositoryPlace } from "../wake-up.ts";
import type { Session } from "./database.ts";
import type { Store } from "./store.ts";

/**
 * Something that changed the stream of an issue.
 *
 * - `decision`: Streamkeeper decided, and wrote it
 * - `hold`: a person chose: by command, on the board, or against a label of ours (source `person`)
 */
export interface LedgerEntry {
  readonly kind: "decision" | "hold";
  readonly place: IssuePlace;
  /** null = none. */
  readonly stream: string | null;
  readonly source: DecisionSource | "command" | "board" | "none";
  /** What spoke for this stream. */
  readonly evidence: readonly Evidence[];
  /** Login of who wrote or chose it; "" = not known. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * How a rule fared: how often it was among the reasons of a decision that was not ours already, and how often a
 * person then chose another stream, or none.
 */
export interface RuleRecord {
  readonly rule: string;
  readonly decided: number;
  readonly overridden: number;
}

interface Row {
  readonly kind: LedgerEntry["kind"];
  readonly installation: number;
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  readonly stream: string | null;
  readonly source: LedgerEntry["source"];
  readonly evidence: string;
  readonly login: string;
  readonly at: number;
}

/**
 * What was decided, by whom and why. Nothing depends on it: GitHub's labels and their timelines are the truth. What it
 * tells is of one installation at a time.
 */
export class Ledger {
  private readonly store: Pick<Store, "database" | "schema">;

  constructor(store: Pick<Store, "database" | "schema">) {
    this.store = store;
  }

  /** Writes entries of one issue down. One that is there already, as after work that was done twice, changes nothing. */
  async record(entries: readonly LedgerEntry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.store.database.transaction(async (session) => {
      for (const entry of entries.toSorted((a, b) => a.at - b.at)) {
        if (await this.insert(session, entry)) await this.judge(session, entry);
      }
    });
  }

  /** What an entry says of the rules, beside the one before it. */
  private async judge(session: Session, entry: LedgerEntry): Promise<void> {
    const [before] = await this.read(session, { ...entry.place, before: entry.at, limit: 1 });
    const isOurs = before !== undefined && !isByPerson(before);
    const isSame = before !== undefined && before.stream === entry.stream;
    if (!isByPerson(entry)) {
      if (!(isOurs && isSame)) await this.count(session, entry, "decided");
    } else if (isOurs && !isSame) await this.count(session, before, "overridden");
  }

  /** The newest first. @param before only entries older than this instant */
  async list(
    of: RepositoryPlace & { readonly number?: number; readonly before?: number; readonly limit?: number },
  ): Promise<readonly LedgerEntry[]> {
    return await this.read(this.store.database, of);
  }

  /** How the rules of a repository's map fared; those that people overrode most often first. */
  async listRules({ installation, owner, repo }: RepositoryPlace): Promise<readonly RuleRecord[]> {
    return await this.store.database.query<RuleRecord>(
      `SELECT rule, decided, overridden FROM ${this.store.schema}.rule_record
       WHERE installation = $1 AND owner = $2 AND repo = $3 ORDER BY overridden DESC, decided DESC, rule`,
      [installation, fold(owner), fold(repo)],
    );
  }

  private async read(
    { query }: Session,
    of: RepositoryPlace & { readonly number?: number; readonly before?: number; readonly limit?: number },
  ): Promise<readonly LedgerEntry[]> {
    const rows = await query<Row>(
      `SELECT kind, installation::float8 AS installation, owner, repo, number, stream, source, evidence, login,
         round(EXTRACT(EPOCH FROM at) * 1000)::float8 AS at
       FROM ${this.store.schema}.ledger
       WHERE installation = $1 AND owner = $2 AND repo = $3 AND ($4::integer IS NULL OR number = $4::integer)
         AND ($5::float8 IS NULL OR at < to_timestamp($5::float8 / 1000))
       ORDER BY ledger.at DESC, id DESC LIMIT $6::integer`,
      [of.installation, fold(of.owner), fold(of.repo), of.number ?? null, of.before ?? null, of.limit ?? 100],
    );
    return rows.map(toEntry);
  }

  private async insert({ query }: Session, entry: LedgerEntry): Promise<boolean> {
    const { kind, place, stream, source, evidence, by, at } = entry;
    const rows = await query(
      `INSERT INTO ${this.store.schema}.ledger
         (at, kind, installation, owner, repo, number, stream, source, login, evidence)
       VALUES (to_timestamp($1::float8 / 1000), $2, $3, $4, $5, $6, $7, $8, $9, $10)
       ON CONFLICT DO NOTHING RETURNING 1 AS inserted`,
      [
        at,
        kind,
        place.installation,
        fold(place.owner),
        fold(place.repo),
        place.number,
        stream,
        source,
        toText(by),
        JSON.stringify(evidence),
      ],
    );
    return rows.length > 0;
  }

  private async count(
    { query }: Session,
    { place, evidence }: LedgerEntry,
    what: "decided" | "overridden",
  ): Promise<void> {
    const rules = [...new Set(evidence.map(({ rule }) => toText(rule)))].sort();
    if (rules.length === 0) return;
    await query(
      `INSERT INTO ${this.store.schema}.rule_record AS record (installation, owner, repo, rule, ${what})
       SELECT $1, $2, $3, rule, 1 FROM json_array_elements_text($4::text::json) AS rule
       ON CONFLICT (installation, owner, repo, rule) DO UPDATE SET ${what} = record.${what} + 1`,
      [place.installation, fold(place.owner), fold(place.repo), JSON.stringify(rules)],
    );
  }
}

const isByPerson = ({ kind, source }: LedgerEntry): boolean => kind === "hold" || source === "person";

const toEntry = ({
  kind,
  installation,
  owner,
  repo,
  number,
  stream,
  source,
  evidence,
  login,
  at,
}: Row): LedgerEntry => ({
  kind,
  place: { installation, owner, repo, number },
  stream,
  source,
  evidence: JSON.parse(evidence) as readonly Evidence[],
  by: login,
  at,
});

/** What PostgreSQL takes for a text. */
const toText = (text: string): string => text.replaceAll("\0", "").toWellFormed();
/** GitHub's names of owners and repositories ignore case. */
const fold = (name: string): string => toText(name).toLowerCase();

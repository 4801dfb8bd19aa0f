/** Our own tables, beside those of pg-boss, which it keeps in order itself. Never change one that was released. */
export const MIGRATIONS: readonly ((schema: string) => readonly string[])[] = [
  (schema) => [
    // What GitHub's state cannot tell later, by the key of the job that is to get it. Text, since what people wrote
    // may hold what jsonb refuses.
    `CREATE TABLE ${schema}.claim (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      key text NOT NULL,
      body text NOT NULL
    )`,
    `CREATE INDEX claim_key ON ${schema}.claim (key, id)`,
    `CREATE TABLE ${schema}.ledger (
      id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      at timestamptz NOT NULL,
      kind text NOT NULL,
      installation bigint NOT NULL,
      owner text NOT NULL,
      repo text NOT NULL,
      number integer NOT NULL,
      stream text,
      source text NOT NULL,
      login text NOT NULL,
      evidence text NOT NULL,
      UNIQUE (installation, owner, repo, number, at, kind)
    )`,
    `CREATE TABLE ${schema}.rule_record (
      installation bigint NOT NULL,
      owner text NOT NULL,
      repo text NOT NULL,
      rule text NOT NULL,
      decided integer NOT NULL DEFAULT 0,
      overridden integer NOT NULL DEFAULT 0,
      PRIMARY KEY (installation, owner, repo, rule)
    )`,
  ],
  (schema) => [
    // What may still be asked of GitHub, as app/store/stored-budget.ts keeps it. `asleep_until`, milliseconds since 1970,
    // is in `body`, too; here so that it is found.
    `CREATE TABLE ${schema}.budget (
      installation bigint PRIMARY KEY,
      asleep_until double precision NOT NULL,
      body text NOT NULL
    )`,
    // Jobs that are over, for an hour.
    `CREATE TABLE ${schema}.ended (at timestamptz NOT NULL, key text NOT NULL)`,
    `CREATE INDEX ended_at ON ${schema}.ended (at)`,
    `CREATE TABLE ${schema}.note (name text PRIMARY KEY, body text NOT NULL)`,
    `CREATE TABLE ${schema}.lease (name text PRIMARY KEY, replica text NOT NULL, until timestamptz NOT NULL)`,
  ],
];

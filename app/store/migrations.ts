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
];

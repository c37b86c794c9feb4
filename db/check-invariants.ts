import { readFileSync } from "node:fs";
import { join } from "node:path";
import postgres from "postgres";

export interface InvariantResult {
  readonly name: string;
  /** The rows that break it; empty when it holds. */
  readonly rows: object[];
}

interface Statement {
  readonly name: string;
  readonly sql: string;
}

/** Each statement follows a line `-- name: <sentence>` and reaches to the next such line. */
export function parseInvariants(text: string): readonly Statement[] {
  return text
    .split(/^-- name:/m)
    .slice(1)
    .map((part) => {
      const [name = "", ...lines] = part.split("\n");
      return { name: name.trim(), sql: lines.join("\n").trim() };
    });
}

type Session = postgres.Sql | postgres.TransactionSql;

async function seesEverything(sql: Session): Promise<boolean> {
  const [row] = await sql`select bool_or(rolsuper or rolbypassrls) as sees from pg_roles where rolname = current_user`;
  return row?.["sees"] === true;
}

async function runAll(sql: Session, statements: readonly Statement[], found: Map<string, object[]>): Promise<void> {
  for (const statement of statements) {
    const rows = await sql.unsafe(statement.sql);
    found.get(statement.name)?.push(...rows.map((row) => ({ ...row })));
  }
}

/** An owner without bypass sees one tenant at a time; the directory, being global, lists them all. */
async function runPerDistributor(sql: postgres.Sql, statements: readonly Statement[], found: Map<string, object[]>) {
  const tenants = await sql<{ id: string }[]>`select distinct distributor_id as id from directory`;
  for (const { id } of tenants) {
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Error(`Not a distributor's id: ${id}`);
    await sql.begin(async (tx) => {
      await tx.unsafe(`set local app.distributor = '${id}'`);
      await runAll(tx, statements, found);
    });
  }
}

/** Runs db/invariants.sql over all tenants, as the role of `url`, which is the owner's. */
export async function checkInvariants(url: string): Promise<InvariantResult[]> {
  const statements = parseInvariants(readFileSync(join(import.meta.dirname, "invariants.sql"), "utf8"));
  const found = new Map<string, object[]>(statements.map(({ name }) => [name, []]));
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    if (await seesEverything(sql)) await runAll(sql, statements, found);
    else await runPerDistributor(sql, statements, found);
  } finally {
    await sql.end({ timeout: 5 });
  }
  return statements.map(({ name }) => ({ name, rows: found.get(name) ?? [] }));
}

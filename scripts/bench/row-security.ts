import postgres from "postgres";
import { APPLICATION_ROLE } from "@/db/client";
import { inPairs, type Measured, ratioOf, sidesOf } from "./measure";
import { decisionStatement, type Statement } from "./statement";

const TRANSACTIONS = 500;
const PLANNED_ONCE = { plan_cache_mode: "force_generic_plan" };

async function transactionsPerSecond(sql: postgres.Sql, statement: Statement): Promise<number> {
  const start = performance.now();
  for (let turn = 0; turn < TRANSACTIONS; turn++) {
    await sql.begin(async (tx) => {
      await tx.unsafe(`set local app.distributor = '${statement.distributorId}'`);
      await tx.unsafe(statement.text, [...statement.values], { prepare: true });
    });
  }
  return TRANSACTIONS / ((performance.now() - start) / 1000);
}

/** The same transaction as the application's role, whom the policies bind, and as the owner, whom they do not. */
export async function measureR10(databaseUrl: string, pairs: number): Promise<Measured> {
  const statement = await decisionStatement();
  const bound = postgres(databaseUrl, {
    max: 1,
    connection: { ...PLANNED_ONCE, role: APPLICATION_ROLE } as Record<string, string>,
  });
  const free = postgres(databaseUrl, { max: 1, connection: PLANNED_ONCE as Record<string, string> });
  try {
    const found = await inPairs(
      pairs,
      () => transactionsPerSecond(bound, statement),
      () => transactionsPerSecond(free, statement),
    );
    return {
      id: "R10",
      what: "a transaction under row-level security / the same without",
      ratio: ratioOf(found),
      pairs,
      sides: sidesOf(found, "transactions/s on one connection"),
      goal: { first: 0.75, last: 0.95, better: "higher" },
      note: "the transaction of a purchase decision",
    };
  } finally {
    await Promise.all([bound.end(), free.end()]);
  }
}

import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { moneyOfDriver } from "@/db/schema/columns";
import type { ExpenditureAmounts, ExpenditureFilter } from "@/lib/contracts/expenditure";
import type { Actor } from "@/lib/domain/access/actor";
import type { ExpenditureDimension } from "@/lib/domain/expenditure/dimension";
import { expenditureSource, SOURCE_COLUMNS } from "./expenditure-source";

export type ExpenditureSum<Dimension extends ExpenditureDimension> = ExpenditureAmounts & {
  /** By dimension; "" where a group has none. */
  readonly keys: Readonly<Record<Dimension, string>>;
};

type SumRow = Record<`key_${number}`, string> & Record<"spent" | "refunded" | "listed" | "rows", string>;

/**
 * Expenditure the actor may read, summed by those dimensions in the order of their keys, the first `groupsMax` of them;
 * without any, one row or none.
 */
export async function sumExpenditure<Dimension extends ExpenditureDimension>(
  tx: Transaction,
  actor: Actor,
  filter: ExpenditureFilter,
  dimensions: readonly Dimension[],
  groupsMax: number | null = null,
): Promise<readonly ExpenditureSum<Dimension>[]> {
  const keys = dimensions.map((dimension) => SOURCE_COLUMNS[dimension]);
  const listed = sql.join(
    keys.map((key, index) => sql`${key} as ${sql.raw(`key_${index}`)}`),
    sql`, `,
  );
  const rows = await tx.execute<SumRow>(sql`
    select ${keys.length === 0 ? sql`'' as key_0` : listed}, ${AMOUNTS}
    from ${expenditureSource(actor, filter, dimensions)}
    ${keys.length === 0 ? sql`having count(*) > 0` : sql`group by ${sql.join(keys, sql`, `)} order by ${sql.join(keys, sql`, `)}`}
    limit ${groupsMax}`);
  return rows.map((row) => ({
    ...amountsOf(row),
    keys: Object.fromEntries(dimensions.map((dimension, index) => [dimension, row[`key_${index}`] ?? ""])) as Record<
      Dimension,
      string
    >,
  }));
}

/** What is summed of the source, as text. */
const AMOUNTS = sql`sum(spent)::text as spent, sum(refunded)::text as refunded, sum(listed)::text as listed,
  sum(rows)::text as rows`;

export function amountsOf(row: Readonly<Record<"spent" | "refunded" | "listed" | "rows", string>>): ExpenditureAmounts {
  return {
    spent: moneyOfDriver(row.spent),
    refunded: moneyOfDriver(row.refunded),
    listed: moneyOfDriver(row.listed),
    rows: Number(row.rows),
  };
}

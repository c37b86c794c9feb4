import { type SQL, sql } from "drizzle-orm";

/**
 * Of a charge under an alias: an estimate that gave way to a delivery has a list cost and spends nothing (G12). It is in
 * no roll-up and on no page of expenditure, as taxes and credits are.
 */
export function gaveWay(alias: string, spent: SQL = sql.raw(`${alias}.spent`)): SQL {
  return sql`(${sql.raw(alias)}.origin <> 'delivery' and ${spent} <> ${sql.raw(alias)}.list_cost)`;
}

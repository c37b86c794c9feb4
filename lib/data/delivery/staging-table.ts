import "server-only";
import { sql } from "drizzle-orm";
import type { Transaction } from "@/db/client";

/** Columns of `staged`, in the order in which rows are copied in. A refused row has a cause and no facts. */
export const STAGED_COLUMNS = [
  "file",
  "line",
  "refused_column",
  "refused_cause",
  "refused_value",
  "source",
  "billing_account",
  "period_start",
  "account_name",
  "rounding",
  "month",
  "id",
  "day",
  "account_id",
  "category",
  "counting",
  "list_cost",
  "billed_cost",
  "service",
  "region",
  "charging_mode",
  "charge_start",
  "charge_end",
  "commitment_id",
  "resource_id",
  "resource_name",
  "details",
  "row_hash",
] as const;

/** Rows of this import, private to the connection: COPY is refused on tables under row-level security. */
export async function createStaging(tx: Transaction): Promise<void> {
  await tx.execute(sql`create temp table if not exists staged (
    file integer not null, line integer not null,
    refused_column text, refused_cause text, refused_value text,
    source text, billing_account text, period_start timestamptz(3), account_name text, rounding numeric,
    month text, id uuid, day date, account_id text, category text, counting text,
    list_cost numeric(38,12), billed_cost numeric(38,12), service text, region text, charging_mode text,
    charge_start timestamptz(3), charge_end timestamptz(3), commitment_id text,
    resource_id text, resource_name text, details jsonb, row_hash uuid
  ) on commit delete rows`);
  await tx.execute(sql`create temp table if not exists staged_deliveries (
    id uuid not null, source text not null, billing_account text not null, period_start timestamptz(3) not null,
    revision integer not null, former integer
  ) on commit delete rows`);
}

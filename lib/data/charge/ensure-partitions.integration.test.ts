import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { addMonths, type BillingMonth, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { database } from "../database";
import { instantOf } from "../instant";
import { preparePartitions } from "../maintenance/prepare-partitions";
import { ensurePartitions } from "./ensure-partitions";

await openTestDatabase();

async function forcedPartitions(): Promise<readonly string[]> {
  const rows = await database().execute<{ name: string }>(sql`
    select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
    where i.inhparent = 'charges'::regclass and c.relforcerowsecurity order by 1`);
  return rows.map(({ name }) => name);
}

const partitionOf = (month: BillingMonth) => `charges_${month.replace("-", "_")}`;

test("whoever asks at once for months that are not there, each is made once and forced under row-level security", async () => {
  const months = ["1999-11", "1999-12"] as BillingMonth[];
  await Promise.all(Array.from({ length: 12 }, () => ensurePartitions([...months, ...months])));
  expect(await forcedPartitions()).toEqual(expect.arrayContaining(months.map(partitionOf)));
});

test("the running month and the three to come are there before their first charge", async () => {
  await preparePartitions();
  await preparePartitions();
  const running = billingMonthOf(await instantOf(database()));
  const months = [0, 1, 2, 3].map((ahead) => addMonths(running, ahead));
  expect(await forcedPartitions()).toEqual(expect.arrayContaining(months.map(partitionOf)));
});

test("what is no month makes nothing", async () => {
  const before = await forcedPartitions();
  await expect(ensurePartitions(["2026-13" as BillingMonth])).rejects.toThrow();
  expect(await forcedPartitions()).toEqual(before);
});

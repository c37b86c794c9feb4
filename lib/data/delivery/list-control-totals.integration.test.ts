import { expect, test } from "vitest";
import { decimalOf } from "@/lib/domain/money/money";
import { openTestDatabase } from "@/scripts/integration/open-test-database";
import { importRows, makeCustomer, makeDistributor, map, permitOf, type Row } from "./delivery.fixture";
import { discardDelivery } from "./discard-delivery";
import { listControlTotals } from "./list-control-totals";
import { listHeld } from "./list-held";

await openTestDatabase();

const of = (account: string, more: Row): Row => ({ BillingAccountId: account, ...more });

test("each delivery in force tells what it bills beside list cost and what counts, page by page", async () => {
  const actor = await makeDistributor();
  const read = permitOf(actor, "delivery.read");
  await importRows(actor, [of("bill-1", { ListCost: "10", BilledCost: "7.5" })]);
  await map(actor, "account-1", await makeCustomer(actor));
  await importRows(actor, [
    of("bill-1", { ListCost: "10", BilledCost: "7.5" }),
    of("bill-1", { ListCost: "2", BilledCost: "1.25" }),
    of("bill-1", { ListCost: "1", BilledCost: "1", ChargeCategory: "Tax" }),
    of("bill-2", { ListCost: "4", BilledCost: "3" }),
  ]);
  // Held: it is not in force, so the totals stand.
  await importRows(actor, [of("bill-1", { ListCost: "1", BilledCost: "1" })]);
  const told = ({ rows }: Awaited<ReturnType<typeof listControlTotals>>) =>
    rows.map(({ billingAccount, rows: count, listed, counted, billed }) => [
      billingAccount,
      count,
      ...[listed, counted, billed].map((amount) => amount !== null && decimalOf(amount)),
    ]);
  const all = await listControlTotals(read);
  expect(told(all).toSorted()).toEqual([
    ["bill-1", 3, "13", "12", "9.75"],
    ["bill-2", 1, "4", "4", "3"],
  ]);
  const first = await listControlTotals(read, { after: null, before: null }, 1);
  const second = await listControlTotals(read, { after: first.after, before: null }, 1);
  expect([...told(first), ...told(second)]).toEqual(told(all));
  expect([second.after, (await listControlTotals(read, { after: null, before: second.before }, 1)).rows]).toEqual([
    null,
    first.rows,
  ]);
  const [held] = await listHeld(read);
  if (!held) throw new Error("nothing is held");
  await discardDelivery(permitOf(actor, "delivery.accept"), held);
  expect(told(await listControlTotals(read))).toEqual(told(all));
  expect((await listControlTotals(permitOf(await makeDistributor(), "delivery.read"))).rows).toEqual([]);
});

import { createHash } from "node:crypto";
import {
  accountMappings,
  cloudAccounts,
  coverages,
  deliveries,
  deliveryFiles,
  deliveryRevisions,
  imports,
} from "@/db/schema";
import { monthStart } from "@/lib/domain/calendar/billing-month";
import { coverageOf } from "@/lib/domain/delivery/coverage";
import { decimalOf, ZERO } from "@/lib/domain/money/money";
import { type Bill, billsOf, daysOf, totalOf } from "./bill";
import { type Arrivals, SOURCE } from "./deliveries";
import type { ParkedAccount } from "./parked";
import { type Book, changeAt, note } from "./records";
import { differencesOf, reportOf } from "./report";
import { insertRows, type Owner } from "./rows";
import type { World } from "./world";

/** Imports with their files, deliveries with their revisions, and the days they cover. */
export async function insertBills(owner: Owner, book: Book, arrivals: Arrivals): Promise<void> {
  const { world } = book;
  const distributorId = world.distributor.id;
  const bills = billsOf(arrivals);
  await insertImports(owner, book, { arrivals, bills });
  await insertRows(
    owner,
    deliveries,
    arrivals.deliveries.map((one) => ({
      distributorId,
      id: one.id,
      source: SOURCE,
      billingAccount: one.billingAccount,
      billingPeriod: one.month,
      periodStart: monthStart(one.month),
      revision: one.revisions.length,
    })),
  );
  await insertRows(
    owner,
    deliveryRevisions,
    bills.map((bill) => revisionRow(world, bill)),
  );
  await insertRows(
    owner,
    coverages,
    bills.flatMap((bill) => coveragesOf(world, bill)),
  );
  for (const bill of bills) noteBill(book, bill);
}

function revisionRow({ distributor }: World, bill: Bill) {
  const { delivery, revision, state, rows } = bill;
  return {
    ...daysOf(rows),
    distributorId: distributor.id,
    deliveryId: delivery.id,
    number: revision.number,
    importId: revision.importId,
    state,
    rows: rows.length,
    listed: totalOf(rows, "list"),
    billed: totalOf(rows, "billed"),
    at: revision.at,
    difference: differencesOf(bill),
  };
}

function coveragesOf({ distributor }: World, { delivery, revision, state, rows }: Bill) {
  if (state !== "applied") return [];
  const ranges = coverageOf(daysOf(rows), delivery.month, revision.at);
  const accounts = [...new Set(rows.map(({ accountId }) => accountId))];
  return accounts.flatMap((accountId) =>
    ranges.map(({ from, to }) => ({
      distributorId: distributor.id,
      accountId,
      deliveryId: delivery.id,
      fromDay: from,
      toDay: to,
    })),
  );
}

async function insertImports(
  owner: Owner,
  { world, stamps }: Book,
  { arrivals, bills }: { arrivals: Arrivals; bills: readonly Bill[] },
): Promise<void> {
  const distributorId = world.distributor.id;
  const given = [...arrivals.imports].map(([id, at]) => {
    const own = bills.filter(({ revision }) => revision.importId === id);
    const isByHand = own.some(({ state }) => state === "held");
    const rows = own.reduce((sum, bill) => sum + bill.rows.length, 0);
    const finishedAt = new Date(Math.min(at.getTime() + 40_000 + rows, world.span.now.getTime()));
    return { id, at, own, rows, finishedAt, by: isByHand ? stamps.finance : stamps.operator };
  });
  await insertRows(
    owner,
    imports,
    given.map(({ id, at, own, rows, finishedAt, by }) => ({
      distributorId,
      id,
      source: SOURCE,
      dryRun: false,
      strict: false,
      accept: false,
      state: "finished" as const,
      rowsRead: rows,
      seenAt: finishedAt,
      startedAt: at,
      finishedAt,
      by,
      report: reportOf(own),
    })),
  );
  await insertRows(
    owner,
    deliveryFiles,
    given.flatMap(({ id, at, own }) =>
      own.map(({ delivery, rows }) => {
        const name = `talverne-${delivery.billingAccount}-${delivery.month}.csv.gz`;
        const sha256 = createHash("sha256").update(`${name} ${at.toISOString()}`).digest("hex");
        return {
          distributorId,
          id: world.random.id(at),
          importId: id,
          name,
          sha256,
          bytes: rows.length * 61,
          rows: rows.length,
        };
      }),
    ),
  );
}

function noteBill(book: Book, { delivery, revision, state, rows, former }: Bill): void {
  const { stamps } = book;
  const name = `${SOURCE} ${delivery.billingAccount} ${delivery.month}`;
  const change = changeAt(book, revision.at, state === "held" ? stamps.finance : stamps.operator);
  note(book, {
    change,
    action: state === "held" ? "delivery.held" : "delivery.applied",
    subject: { kind: "delivery", id: delivery.id, name },
    before: former && { revision: former.revision.number },
    after: {
      revision: revision.number,
      rows: rows.length,
      listed: decimalOf(totalOf(rows, "list")),
      importId: revision.importId,
    },
  });
}

/** Cloud accounts, whose they are, and the two that nobody has been given yet. */
export async function insertAccounts(owner: Owner, book: Book, parked: readonly ParkedAccount[]): Promise<void> {
  const { world, stamps } = book;
  const distributorId = world.distributor.id;
  const owned = world.customers.flatMap((customer) =>
    customer.accounts.map((accountId, index) => ({
      customer,
      accountId,
      name: `${customer.accountName}-${index + 1}`,
    })),
  );
  await insertRows(owner, cloudAccounts, [
    ...owned.map(({ customer, accountId, name }) => ({
      distributorId,
      accountId,
      name,
      customerId: customer.id,
      parkedAmount: ZERO,
      firstSeenAt: customer.associations[0].startedAt,
    })),
    ...parked.map(({ accountId, name, rows }) => ({
      distributorId,
      accountId,
      name,
      parkedAmount: ZERO,
      firstSeenAt: rows[0]?.start ?? world.span.now,
    })),
  ]);
  await insertRows(
    owner,
    accountMappings,
    owned.map(({ customer, accountId, name }) => {
      const at = customer.associations.at(-1)?.startedAt ?? customer.associations[0].startedAt;
      const change = changeAt(book, at, stamps.finance);
      const subject = { kind: "account", id: accountId, name, customerId: customer.id };
      note(book, { change, action: "account.mapped", subject, after: { customer: customer.name, fromDay: null } });
      return {
        distributorId,
        id: world.random.id(at),
        accountId,
        customerId: customer.id,
        mappedAt: at,
        by: change.by,
      };
    }),
  );
}

import { monthOfDay } from "@/lib/domain/calendar/billing-month";
import { decideHold } from "@/lib/domain/delivery/hold";
import { decimalOf, type Money, minus, sumOf } from "@/lib/domain/money/money";
import { type Bill, totalOf } from "./bill";
import { SOURCE } from "./deliveries";
import { moneyOf } from "./ledger";
import { countedOf, type Row } from "./row";
import { closedAtOf } from "./span";

const countedTotalOf = (rows: readonly Row[]): Money => sumOf(rows.map((row) => moneyOf(countedOf(row))));

/** What the bill changed of each customer's counted usage, against the revision in force before. */
export function differencesOf({ delivery, revision, rows, former }: Bill) {
  const before = Map.groupBy(former?.rows ?? [], ({ customer }) => customer);
  const after = Map.groupBy(rows, ({ customer }) => customer);
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((customer) => {
    const old = countedTotalOf(before.get(customer) ?? []);
    const now = countedTotalOf(after.get(customer) ?? []);
    const difference = {
      customerId: customer?.id ?? null,
      customerName: customer?.name ?? null,
      month: delivery.month,
      former: decimalOf(old),
      next: decimalOf(now),
      change: decimalOf(minus(now, old)),
      isClosed: revision.at > closedAtOf(delivery.month),
    };
    return old === now ? [] : [difference];
  });
}

/** The report of one import, as the importer itself would have kept it. */
export function reportOf(bills: readonly Bill[]) {
  const rows = bills.flatMap((bill) => bill.rows);
  const parked = rows.filter(({ customer }) => customer === null).length;
  return {
    deliveries: bills.map(reportedOf),
    rows: rows.length,
    taken: rows.length - parked,
    parked,
    refused: 0,
    unchanged: bills.every(({ state }) => state === "held"),
    counted: byMonth(rows, countedTotalOf),
    listed: byMonth(rows, (own) => totalOf(own, "list")),
    problems: [],
    dryRun: false,
    strict: false,
    billed: decimalOf(totalOf(rows, "billed")),
    accounts: accountsOf(rows),
    rounding: { rows: 0, difference: "0" },
    moves: [],
    answers: [],
  };
}

function reportedOf(bill: Bill) {
  const { delivery, revision, state, rows, former } = bill;
  return {
    id: delivery.id,
    source: SOURCE,
    billingAccount: delivery.billingAccount,
    billingPeriod: delivery.month,
    status: state === "held" ? "held" : "applied",
    revision: revision.number,
    formerRevision: former?.revision.number ?? null,
    rows: rows.length,
    listed: decimalOf(totalOf(rows, "list")),
    counted: decimalOf(countedTotalOf(rows)),
    billed: decimalOf(totalOf(rows, "billed")),
    hold: state === "held" ? holdOf(bill) : [],
    differences: differencesOf(bill),
  };
}

/** Money as decimal text: a report is kept as JSON. */
function holdOf({ rows, former }: Bill) {
  const shape = (own: readonly Row[]) => ({
    listed: totalOf(own, "list"),
    accounts: [...new Set(own.map(({ accountId }) => accountId))],
  });
  const reasons = decideHold(former && shape(former.rows), shape(rows)) ?? [];
  return reasons.map((reason) =>
    reason.code === "delivery.lowers-sum"
      ? { code: reason.code, former: decimalOf(reason.former), next: decimalOf(reason.next) }
      : reason,
  );
}

function byMonth(rows: readonly Row[], amount: (rows: readonly Row[]) => Money): Record<string, string> {
  const months = [...Map.groupBy(rows, ({ day }) => monthOfDay(day))].sort(([left], [right]) =>
    left < right ? -1 : 1,
  );
  return Object.fromEntries(months.map(([month, own]) => [month, decimalOf(amount(own))]));
}

function accountsOf(rows: readonly Row[]) {
  const groups = Map.groupBy(rows, ({ accountId }) => accountId);
  return [...groups].map(([accountId, own]) => ({
    accountId,
    name: null,
    customerId: own[0]?.customer?.id ?? null,
    customerName: own[0]?.customer?.name ?? null,
    rows: own.length,
    listed: decimalOf(totalOf(own, "list")),
    counted: decimalOf(countedTotalOf(own)),
    billed: decimalOf(totalOf(own, "billed")),
    unlistedRows: own.filter(({ list, billed }) => list === 0 && billed !== 0).length,
    unlistedBilled: "0",
  }));
}

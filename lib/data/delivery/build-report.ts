import "server-only";
import type { Transaction } from "@/db/client";
import type { FileProblem, ImportReport, ReportedDelivery, ReportedHold } from "@/lib/contracts/delivery";
import type { Actor } from "@/lib/domain/access/actor";
import type { DeliveryOutcome } from "@/lib/domain/delivery/delivery";
import type { HoldReason } from "@/lib/domain/delivery/hold";
import { decimalOf, type Money, sumOf } from "@/lib/domain/money/money";
import { plainOf } from "../audit";
import type { UsageMove } from "../charge/recount";
import { accountNames, customerNames, differencesOf } from "./difference";
import type { PlannedDelivery } from "./plan-deliveries";
import type { Total } from "./read-totals";

export type Outcome = {
  readonly delivery: Pick<
    PlannedDelivery,
    | "id"
    | "isNew"
    | "source"
    | "billingAccount"
    | "billingPeriod"
    | "formerRevision"
    | "former"
    | "rows"
    | "listed"
    | "billed"
    | "hold"
  >;
  readonly status: DeliveryOutcome;
  /** Sums of its rows as they are, or would be. */
  readonly totals: readonly Total[];
  /** Revision that holds the rows; null: none. */
  readonly revision: number | null;
};

export type Effects = {
  readonly outcomes: readonly Outcome[];
  readonly moves: readonly UsageMove[];
  readonly answers: readonly unknown[];
};

export type Reading = {
  readonly rows: number;
  readonly refused: number;
  readonly rounding: { readonly rows: number; readonly difference: string };
  readonly dryRun: boolean;
  readonly strict: boolean;
};

function sumsByMonth(totals: readonly Total[], amount: (total: Total) => Money): Record<string, string> {
  const months = [...new Set(totals.map(({ month }) => month))].toSorted();
  return Object.fromEntries(
    months.map((month) => [month, decimalOf(sumOf(totals.filter((total) => total.month === month).map(amount)))]),
  );
}

function rowsOf(totals: readonly Total[]): number {
  return totals.reduce((rows, total) => rows + total.rows, 0);
}

type Names = Record<"customers" | "accounts", ReadonlyMap<string, string | null>>;

function accountsOf(totals: readonly Total[], names: Names): ImportReport["accounts"] {
  const groups = Map.groupBy(totals, ({ accountId, customerId }) => JSON.stringify([accountId, customerId]));
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return {
      accountId: first.accountId,
      name: names.accounts.get(first.accountId) ?? null,
      customerId: first.customerId,
      customerName: first.customerId === null ? null : (names.customers.get(first.customerId) ?? null),
      rows: rowsOf(group),
      listed: decimalOf(sumOf(group.map(({ listed }) => listed))),
      counted: decimalOf(sumOf(group.map(({ counted }) => counted))),
      billed: decimalOf(sumOf(group.map(({ billed }) => billed))),
      unlistedRows: group.reduce((rows, { unlistedRows }) => rows + unlistedRows, 0),
      unlistedBilled: decimalOf(sumOf(group.map(({ unlistedBilled }) => unlistedBilled))),
    };
  });
}

function toldHold(reason: HoldReason): ReportedHold {
  return reason.code === "delivery.drops-account"
    ? { ...reason, accounts: [...reason.accounts] }
    : { ...reason, former: decimalOf(reason.former), next: decimalOf(reason.next) };
}

async function reportedOf(tx: Transaction, actor: Actor, outcome: Outcome): Promise<ReportedDelivery> {
  const { delivery, status, totals, revision } = outcome;
  const isKept = !delivery.isNew || status === "applied";
  return {
    id: isKept ? delivery.id : null,
    source: delivery.source,
    billingAccount: delivery.billingAccount,
    billingPeriod: delivery.billingPeriod,
    status,
    revision,
    formerRevision: delivery.formerRevision,
    rows: delivery.rows,
    listed: decimalOf(delivery.listed),
    counted: decimalOf(sumOf(totals.map(({ counted }) => counted))),
    billed: decimalOf(delivery.billed),
    hold: delivery.hold.map(toldHold),
    differences: status === "unchanged" ? [] : [...(await differencesOf(tx, actor, delivery.former, totals))],
  };
}

/** The report of an import, from what was read and what it did. */
export async function buildReport(
  tx: Transaction,
  actor: Actor,
  reading: Reading,
  { outcomes, moves, answers }: Effects,
): Promise<ImportReport> {
  const totals = outcomes.flatMap((outcome) => outcome.totals);
  const parked = rowsOf(totals.filter(({ customerId }) => customerId === null));
  const ids = [...totals.flatMap(({ customerId }) => customerId ?? []), ...moves.map(({ customerId }) => customerId)];
  const names = {
    customers: await customerNames(tx, actor, ids),
    accounts: await accountNames(
      tx,
      actor,
      totals.map(({ accountId }) => accountId),
    ),
  };
  const deliveries: ReportedDelivery[] = [];
  for (const outcome of outcomes) deliveries.push(await reportedOf(tx, actor, outcome));
  return {
    ...reading,
    deliveries,
    taken: rowsOf(totals) - parked,
    parked,
    unchanged: deliveries.every(({ status }) => status !== "applied"),
    counted: sumsByMonth(totals, ({ counted }) => counted),
    listed: sumsByMonth(totals, ({ listed }) => listed),
    problems: [],
    billed: decimalOf(sumOf(totals.map(({ billed }) => billed))),
    accounts: accountsOf(totals, names),
    moves: moves.map(({ customerId, earlier, running }) => ({
      customerId,
      customerName: names.customers.get(customerId) ?? "",
      earlier: decimalOf(earlier),
      running: decimalOf(running),
    })),
    answers: plainOf(answers) as ImportReport["answers"],
  };
}

/** The report of an import whose files could not be read. */
export function unreadableReport(
  problems: readonly FileProblem[],
  { dryRun, strict }: Pick<Reading, "dryRun" | "strict">,
): ImportReport {
  return {
    deliveries: [],
    rows: 0,
    taken: 0,
    parked: 0,
    refused: 0,
    unchanged: true,
    counted: {},
    listed: {},
    problems: [...problems],
    dryRun,
    strict,
    billed: "0",
    accounts: [],
    rounding: { rows: 0, difference: "0" },
    moves: [],
    answers: [],
  };
}

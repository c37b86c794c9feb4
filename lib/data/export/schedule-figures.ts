import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { customers, members, resellers, users } from "@/db/schema";
import type { ExpenditureFilter } from "@/lib/contracts/expenditure";
import { ExpenditureSummaryQuery, summaryFilterOf } from "@/lib/contracts/expenditure-query";
import type { ExportQuery } from "@/lib/contracts/export";
import { periodsOf, type StatisticsGroup, StatisticsQuery, statisticsFilterOf } from "@/lib/contracts/statistics-query";
import type { Actor } from "@/lib/domain/access/actor";
import type { MailFigure } from "@/lib/domain/alert/mail";
import { billingDayOf, billingMonthOf } from "@/lib/domain/calendar/billing-month";
import type { ExportKind } from "@/lib/domain/export/export";
import { decimalOf, minus, plus, sumOf, ZERO } from "@/lib/domain/money/money";
import { ownFilterOf } from "../expenditure/own-filter";
import { sumExpenditure } from "../expenditure/sum-expenditure";

/** So many groups stand by name, the others as one. */
const NAMED_MAX = 5;

type Asked = { readonly filter: ExpenditureFilter; readonly group: StatisticsGroup };

/** What an export's e-mail says in figures: its sums, and what costs most of its groups. Null: it is no report. */
export async function scheduleFigures(
  tx: Transaction,
  actor: Actor,
  kind: ExportKind,
  query: ExportQuery,
  at: Date,
): Promise<readonly MailFigure[] | null> {
  const asked = askedOf(actor, kind, query, at);
  if (asked === null) return null;
  const { filter, group } = asked;
  const sums = await sumExpenditure(tx, actor, filter, [group]);
  const [spent, refunded] = [sumOf(sums.map((one) => one.spent)), sumOf(sums.map((one) => one.refunded))];
  const ranked = sums
    .map(({ keys, ...one }) => ({ key: keys[group], expenditure: minus(one.spent, one.refunded) }))
    .toSorted((left, right) => (left.expenditure > right.expenditure ? -1 : 1));
  const named = ranked.slice(0, NAMED_MAX);
  const rest = ranked.slice(NAMED_MAX).reduce((sum, one) => plus(sum, one.expenditure), ZERO);
  const names = await namesOf(
    tx,
    actor,
    group,
    named.map(({ key }) => key),
  );
  const word = (name: string, amount: typeof ZERO): MailFigure => ({ name, isWord: true, amount: decimalOf(amount) });
  return [
    word("expenditure", minus(spent, refunded)),
    word("refund", refunded),
    word("total", spent),
    ...named.map(({ key, expenditure }) => ({ ...nameOf(group, key, names), amount: decimalOf(expenditure) })),
    ...(ranked.length > NAMED_MAX ? [word("others", rest)] : []),
  ];
}

const OF_A_CUSTOMER: readonly StatisticsGroup[] = ["product", "region", "charging-mode"];

function askedOf(actor: Actor, kind: ExportKind, query: ExportQuery, at: Date): Asked | null {
  if (kind === "expenditure-summary") {
    const filter = summaryFilterOf(ExpenditureSummaryQuery.parse(query), billingMonthOf(at));
    const group = actor.company.kind === "customer" ? "product" : "customer";
    return { filter: ownFilterOf(actor, filter), group };
  }
  if (kind !== "statistics") return null;
  const asked = StatisticsQuery.parse(query);
  const { range } = periodsOf(asked, billingDayOf(at));
  const wanted = asked.group ?? "product";
  const group = actor.company.kind === "customer" && !OF_A_CUSTOMER.includes(wanted) ? "product" : wanted;
  return { filter: ownFilterOf(actor, statisticsFilterOf(asked, range)), group };
}

function nameOf(group: StatisticsGroup, key: string, names: ReadonlyMap<string, string>) {
  if (key === "") return { name: "none", isWord: true };
  if (group === "charging-mode" || group === "association-type") return { name: key, isWord: true };
  return { name: names.get(key) ?? key, isWord: false };
}

async function namesOf(
  tx: Transaction,
  { distributorId }: Actor,
  group: StatisticsGroup,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = keys.filter((key) => key !== "");
  if (ids.length === 0) return new Map();
  const rows = await rowsOf(tx, distributorId, group, ids);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function rowsOf(tx: Transaction, distributorId: string, group: StatisticsGroup, ids: string[]) {
  switch (group) {
    case "customer":
      return tx
        .select({ id: customers.id, name: customers.name })
        .from(customers)
        .where(and(eq(customers.distributorId, distributorId), inArray(customers.id, ids)));
    case "reseller":
      return tx
        .select({ id: resellers.id, name: resellers.name })
        .from(resellers)
        .where(and(eq(resellers.distributorId, distributorId), inArray(resellers.id, ids)));
    case "account-manager":
      return tx
        .select({ id: members.id, name: users.name })
        .from(members)
        .innerJoin(users, eq(users.id, members.userId))
        .where(and(eq(members.distributorId, distributorId), inArray(members.id, ids)));
    default:
      return [];
  }
}

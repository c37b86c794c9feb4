import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { detailsFilterOf, ExpenditureDetailsQuery } from "@/lib/contracts/expenditure-query";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { BILL_TYPES } from "@/lib/domain/expenditure/bill-type";
import { CHARGE_ORIGINS, CHARGING_MODES } from "@/lib/domain/expenditure/charge";
import { ASSOCIATION_TYPES } from "@/lib/domain/expenditure/dimension";
import { paymentStatusOf } from "@/lib/domain/expenditure/payment-status";
import { chargeWhere, everyCharge } from "../expenditure/charge-sql";
import { arrayOf } from "../expenditure/expenditure-source";
import { chargesOfTransaction } from "../expenditure/list-details";
import { loadFreshness } from "../expenditure/load-freshness";
import { ownFilterOf } from "../expenditure/own-filter";
import type { ExportSource } from "./content";
import { expenditureNotes, tableColumns } from "./table";

const text = (expression: string) => ({ kind: "text", cell: sql.raw(`csv_text(${expression})`) }) as const;
const number = (expression: string) =>
  ({ kind: "number", cell: sql.raw(`trim_scale(${expression}::numeric)::text`) }) as const;

/** What stands in each column, read of `e`, a row of the page, and of the words of its codes. */
const CELLS = {
  day: text("e.day"),
  customer: text("e.customer_name"),
  accountName: text("e.customer_account"),
  customerId: text("e.customer_id::text"),
  associationType: text("type.word"),
  reseller: text("e.reseller"),
  account: text("e.account_id"),
  product: text("e.service"),
  description: text("e.description"),
  region: text("e.region"),
  chargingMode: text("mode.word"),
  billType: text("bill.word"),
  resourceId: text("e.resource_id"),
  resource: text("e.resource_name"),
  orderId: text("e.order_id::text"),
  listAmount: number("e.list_cost"),
  expenditure: number("e.spent"),
  paymentStatus: text("paid.word"),
  chargeId: text("e.id::text"),
} as const;

/** A month's charges as their page has them, the newest day first (R-9.7). */
export const expenditureDetailsSource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const wished = detailsFilterOf(ExpenditureDetailsQuery.parse(asked.query), billingMonthOf(at));
  const filter = { ...wished, expenditure: ownFilterOf(actor, wished.expenditure) };
  const isClosed = (await loadFreshness(tx, actor, filter.expenditure.range)).finality === "closed";
  const ids = filter.transactionId === null ? null : await chargesOfTransaction(tx, actor, filter.transactionId);
  const where = sql`${chargeWhere(actor, filter, isClosed)}
    and ${ids === null ? sql`true` : sql`u.id = any(${arrayOf(ids)}::uuid[])`}`;
  const words = (codes: readonly string[], wordOf: (code: string) => string) =>
    sql`(values ${sql.join(
      codes.map((code) => sql`(${code}::text, ${wordOf(code)}::text)`),
      sql`, `,
    )})`;
  return {
    columns: tableColumns(Object.fromEntries(Object.entries(CELLS).map(([key, { kind }]) => [key, kind])), say),
    notes: expenditureNotes(asked),
    noteColumn: say("export.column.note"),
    lines: sql`
      select concat_ws(',', ${sql.join(
        Object.values(CELLS).map(({ cell }): SQL => cell),
        sql`, `,
      )})
      from (${everyCharge(actor, filter, where)}) e
      join ${words(ASSOCIATION_TYPES, (code) => say(`export.word.${code}`))} type (code, word)
        on type.code = case when e.reseller is null then 'direct' else 'through-reseller' end
      join ${words(CHARGING_MODES, (code) => say(`catalogue.mode.${code}`))} mode (code, word) on mode.code = e.charging_mode
      join ${words(BILL_TYPES, (code) => say(`expenditure.billType.${code}`))} bill (code, word) on bill.code = e.bill_type
      join ${words(CHARGE_ORIGINS, (code) =>
        say(`expenditure.payment.${paymentStatusOf(code as (typeof CHARGE_ORIGINS)[number], isClosed)}`),
      )} paid (code, word) on paid.code = e.origin`,
  };
};

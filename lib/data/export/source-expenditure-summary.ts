import "server-only";
import { sql } from "drizzle-orm";
import { ExpenditureSummaryQuery, summaryFilterOf } from "@/lib/contracts/expenditure-query";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { expenditureSource } from "../expenditure/expenditure-source";
import { ownFilterOf } from "../expenditure/own-filter";
import type { ExportSource } from "./content";
import { readCells } from "./read-lines";
import { expenditureNotes, tableColumns } from "./table";

const COLUMNS = {
  month: "text",
  customer: "text",
  accountName: "text",
  customerId: "text",
  reseller: "text",
  expenditure: "number",
  refund: "number",
  total: "number",
} as const;

/** The customers' bills: expenditure and refunds by month and customer, in the association each fell into (R-9.7). */
export const expenditureSummarySource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const query = ExpenditureSummaryQuery.parse(asked.query);
  const filter = ownFilterOf(actor, summaryFilterOf(query, billingMonthOf(at)));
  const tenant = sql`${actor.distributorId}::uuid`;
  const cells = sql`
    select s.month, c.name, c.account_name, s.customer, r.name,
      trim_scale(s.spent - s.refunded)::text, trim_scale(s.refunded)::text, trim_scale(s.spent)::text
    from (
      select f.month, f.customer, f.reseller, sum(f.spent) as spent, sum(f.refunded) as refunded
      from ${expenditureSource(actor, filter, ["month", "customer", "reseller"])}
      group by f.month, f.customer, f.reseller) s
    join customers c on c.distributor_id = ${tenant} and c.id = s.customer::uuid
    left join resellers r on r.distributor_id = ${tenant} and r.id = nullif(s.reseller, '')::uuid
    where ${query.tab === "refunds" ? sql`s.refunded <> 0` : sql`true`}
    order by s.month desc, c.name, s.customer, s.reseller`;
  return {
    columns: tableColumns(COLUMNS, say),
    notes: expenditureNotes(asked),
    noteColumn: say("export.column.note"),
    rows: readCells(tx, cells),
  };
};

import "server-only";
import { type SQL, sql } from "drizzle-orm";
import { periodsOf, type StatisticsGroup, StatisticsQuery, statisticsFilterOf } from "@/lib/contracts/statistics-query";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import type { ColumnKind } from "@/lib/domain/export/export";
import { expenditureSource, SOURCE_COLUMNS } from "../expenditure/expenditure-source";
import { ownFilterOf } from "../expenditure/own-filter";
import type { Cell, ExportRows, ExportSource, Say } from "./content";
import { readCells } from "./read-lines";
import { expenditureNotes } from "./table";

/** A customer's own statistics are of its products, regions and modes. */
const OF_A_CUSTOMER: readonly StatisticsGroup[] = ["product", "region", "charging-mode"];

/** Sums by day or month and by what the page groups by, in full: also what its chart shows as others. */
export const statisticsSource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const query = StatisticsQuery.parse(asked.query);
  const { range, unit } = periodsOf(query, billingDayOf(at));
  const wanted = query.group ?? "product";
  const group = actor.company.kind === "customer" && !OF_A_CUSTOMER.includes(wanted) ? "product" : wanted;
  const filter = ownFilterOf(actor, statisticsFilterOf(query, range));
  const [time, key] = [SOURCE_COLUMNS[unit], SOURCE_COLUMNS[group]];
  const cells = sql`
    select s.time, ${nameOf(group, sql`${actor.distributorId}::uuid`)}, s.key,
      trim_scale(s.spent - s.refunded)::text, trim_scale(s.refunded)::text, trim_scale(s.spent)::text
    from (
      select ${time} as time, ${key} as key, sum(f.spent) as spent, sum(f.refunded) as refunded
      from ${expenditureSource(actor, filter, [unit, group])} group by 1, 2) s
    order by s.time, s.spent desc, s.key`;
  const kinds: Readonly<Record<string, ColumnKind>> = {
    [unit]: "text",
    [group]: group === "account-manager" ? "person" : "text",
    key: "text",
    expenditure: "number",
    refund: "number",
    total: "number",
  };
  return {
    columns: Object.entries(kinds).map(([name, kind]) => ({ name: say(`export.column.${name}`), kind })),
    notes: expenditureNotes(asked),
    noteColumn: say("export.column.note"),
    rows: worded(readCells(tx, cells), group, say),
  };
};

function nameOf(group: StatisticsGroup, tenant: SQL): SQL {
  switch (group) {
    case "customer":
      return sql`(select c.name from customers c where c.distributor_id = ${tenant} and c.id::text = s.key)`;
    case "reseller":
      return sql`(select r.name from resellers r where r.distributor_id = ${tenant} and r.id::text = s.key)`;
    case "account-manager":
      return sql`(select n.name from members m join users n on n.id = m.user_id
        where m.distributor_id = ${tenant} and m.id::text = s.key)`;
    default:
      return sql`s.key`;
  }
}

async function* worded(
  rows: ExportRows,
  group: StatisticsGroup,
  say: Say,
): AsyncGenerator<readonly (readonly Cell[])[]> {
  const word = (name: Cell, key: string) => {
    if (group === "charging-mode") return say(`catalogue.mode.${key}`);
    if (group === "association-type") return say(`export.word.${key}`);
    return key === "" ? say("export.word.none") : name;
  };
  for await (const page of rows)
    yield page.map(([time, name, key, ...sums]) => [time ?? null, word(name ?? null, key ?? ""), key ?? null, ...sums]);
}

import "server-only";
import { sql } from "drizzle-orm";
import type { Cell, ExportRows, ExportSource, Say } from "./content";
import { readCells } from "./read-lines";
import { expenditureNotes, tableColumns } from "./table";

const COLUMNS = {
  differenceKind: "text",
  at: "text",
  source: "text",
  billingAccount: "text",
  billingPeriod: "text",
  revision: "number",
  revisionState: "text",
  month: "text",
  customer: "text",
  customerId: "text",
  former: "number",
  next: "number",
  change: "number",
  isClosed: "text",
  cause: "text",
} as const;

/**
 * What each delivery changed by customer and month against the revision before it, and what moved a closed month by
 * whatever cause (G14); of both the part that counts. The newest first.
 */
export const deliveryDifferencesSource: ExportSource = async (tx, asked) => {
  const { actor, say } = asked;
  const tenant = sql`${actor.distributorId}::uuid`;
  const at = (column: string) =>
    sql`to_char(${sql.raw(column)} at time zone interval '8 hours', 'YYYY-MM-DD HH24:MI:SS')`;
  const cells = sql`
    select kind, shown_at, source, billing_account, billing_period, revision, state, month, name, customer,
      former, next, change, closed, cause
    from (
      select 'delivery' as kind, r.at, ${at("r.at")} as shown_at, d.source, d.billing_account, d.billing_period,
        r.number::text as revision, r.state, x ->> 'month' as month, c.name, x ->> 'customerId' as customer,
        x ->> 'former' as former, x ->> 'next' as next, x ->> 'change' as change, x ->> 'isClosed' as closed,
        null as cause
      from delivery_revisions r
      join deliveries d on d.distributor_id = r.distributor_id and d.id = r.delivery_id
      cross join lateral jsonb_array_elements(r.difference) x
      left join customers c on c.distributor_id = r.distributor_id and c.id = (x ->> 'customerId')::uuid
      where r.distributor_id = ${tenant}
      union all
      select 'closed-month', m.at, ${at("m.at")}, d.source, d.billing_account, d.billing_period, null, null, m.month,
        c.name, m.customer_id::text, null, null, trim_scale(m.counted)::text, 'true', m.cause
      from closed_month_changes m
      join customers c on c.distributor_id = m.distributor_id and c.id = m.customer_id
      left join deliveries d on d.distributor_id = m.distributor_id and d.id = m.delivery_id
      where m.distributor_id = ${tenant}) s
    order by at desc, kind, source, billing_account, month, customer`;
  return {
    columns: tableColumns(COLUMNS, say),
    notes: expenditureNotes(asked),
    noteColumn: say("export.column.note"),
    rows: worded(readCells(tx, cells), say),
  };
};

const PLACES = Object.keys(COLUMNS);
const [KIND, STATE, CLOSED, CAUSE] = ["differenceKind", "revisionState", "isClosed", "cause"].map((key) =>
  PLACES.indexOf(key),
);

async function* worded(rows: ExportRows, say: Say): AsyncGenerator<readonly (readonly Cell[])[]> {
  const words: ReadonlyMap<number | undefined, (cell: string) => string> = new Map([
    [KIND, (cell: string) => say(`export.difference.${cell}`)],
    [STATE, (cell: string) => say(`export.revision.${cell}`)],
    [CLOSED, (cell: string) => say(`export.word.${cell === "true" ? "yes" : "no"}`)],
    [CAUSE, (cell: string) => say(`export.cause.${cell}`)],
  ]);
  for await (const page of rows) {
    yield page.map((cells) => cells.map((cell, place) => (cell === null ? null : (words.get(place)?.(cell) ?? cell))));
  }
}

import "server-only";
import { sql } from "drizzle-orm";
import { ExpenditureSummaryQuery, summaryFilterOf } from "@/lib/contracts/expenditure-query";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingMonthOf, monthOfDay } from "@/lib/domain/calendar/billing-month";
import { gaveWay } from "../charge/gave-way";
import { managerOf, narrowed, withPartner } from "../expenditure/expenditure-source";
import { ownFilterOf } from "../expenditure/own-filter";
import type { ExportSource } from "./content";
import { FOCUS_1_2, FOCUS_AT_LIST_PRICE } from "./focus-columns";
import { expenditureNotes } from "./table";

/**
 * Charges of months in the open billing format, FOCUS 1.2: taxes and credits too, but no estimate that gave way to a
 * delivery, which would count twice (G12). Whoever may not read the distributor's bills has list prices, and neither its
 * taxes nor its credits.
 */
export const focusSource: ExportSource = async (_tx, asked) => {
  const { actor, at } = asked;
  const filter = ownFilterOf(actor, summaryFilterOf(ExpenditureSummaryQuery.parse(asked.query), billingMonthOf(at)));
  const { accountManager, range } = filter;
  const asBilled = issuePermit(actor, "delivery.read") !== null;
  const cells = Object.values(asBilled ? FOCUS_1_2 : FOCUS_AT_LIST_PRICE);
  const quoted = cells.map((_, place) => sql.raw(`csv_text(f.c${place})`));
  const named = cells.map((cell, place) => sql.raw(`${cell} as c${place}`));
  return {
    columns: Object.keys(FOCUS_1_2).map((name) => ({ name, kind: "text" })),
    notes: expenditureNotes(asked),
    noteColumn: null,
    lines: sql`
      select concat_ws(',', ${sql.join(quoted, sql`, `)})
      from (
      select ${sql.join(named, sql`, `)}
      from charges u
      join associations a on a.distributor_id = u.distributor_id and a.id = u.association_id
      join distributors t on t.distributor_id = u.distributor_id
      left join cloud_accounts k on k.distributor_id = u.distributor_id and k.account_id = u.account_id
      left join deliveries d on d.distributor_id = u.distributor_id and d.id = u.delivery_id
      left join order_lines l on u.origin = 'order' and l.distributor_id = u.distributor_id and l.id = u.id
      where u.month >= ${monthOfDay(range.from)} and u.month <= ${monthOfDay(range.to)}
        and u.removed_in is null and u.customer_id is not null
        and not ${gaveWay("u")}
        and ${asBilled ? sql`true` : sql`u.category not in ('tax', 'credit')`}
        and ${narrowed(actor, filter)} and ${withPartner(filter)}
        and ${accountManager === null ? sql`true` : sql`${managerOf(actor, filter)} = ${accountManager}`}
      -- Kept apart, so that each cell is worked out once and quoting it costs no call.
      offset 0) f`,
  };
};

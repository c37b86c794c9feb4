import "server-only";
import { and, asc, sql } from "drizzle-orm";
import { customers } from "@/db/schema";
import type { ManagerName } from "@/lib/contracts/assignment-view";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { CustomerStanding } from "@/lib/contracts/customer-view";
import { decimalOf } from "@/lib/domain/money/money";
import { findCustomerManagers } from "../assignment/find-managers";
import { customerManagerClause } from "../assignment/manager-clause";
import { filterOf } from "../customer/customer-filter";
import { selectStandings, toStanding } from "../customer/standing";
import { standingParts } from "../customer/standing-parts";
import type { ExportSource, Say } from "./content";
import { PAGE, pagesOf, type TableRow, tableCells, tableColumns, tableNotes, timeCell } from "./table";

const COLUMNS = {
  customer: "text",
  accountName: "text",
  customerId: "text",
  reseller: "text",
  accountManager: "person",
  email: "email",
  phone: "phone",
  associatedAt: "text",
  customerStatus: "text",
  freezeLevel: "text",
  budgetType: "text",
  budget: "number",
  exhaustionAction: "text",
  counted: "number",
  reserved: "number",
  spentThisMonth: "number",
} as const;

type Listed = { readonly standing: CustomerStanding; readonly manager: ManagerName | null };

/** Customers as their list has them, by name. */
export const customersSource: ExportSource = async (tx, asked) => {
  const { actor, at, say } = asked;
  const query = CustomerListQuery.parse(asked.query);
  const parts = standingParts(at);
  const where = and(
    filterOf(query, parts, at, { actor, anySuspended: true }),
    customerManagerClause(actor, query.manager),
  );
  const pages = pagesOf<Listed>(PAGE, async (last) => {
    const beyond =
      last && sql`(${customers.name}, ${customers.id}) > (${last.standing.name}::text, ${last.standing.id}::uuid)`;
    const found = await selectStandings(tx, actor, parts, and(where, beyond ?? undefined))
      .orderBy(asc(customers.name), asc(customers.id))
      .limit(PAGE);
    const managers = await findCustomerManagers(tx, actor, found);
    return found.map((row) => ({ standing: toStanding(row), manager: managers.get(row.id) ?? null }));
  });
  return {
    columns: tableColumns(COLUMNS, say),
    notes: tableNotes(asked),
    noteColumn: say("export.column.note"),
    rows: (async function* () {
      for await (const page of pages) yield page.map((listed) => tableCells(COLUMNS, rowOf(listed, say)));
    })(),
  };
};

function rowOf({ standing, manager }: Listed, say: Say): TableRow<typeof COLUMNS> {
  const { budget } = standing;
  return {
    customer: standing.name,
    accountName: standing.accountName,
    customerId: standing.id,
    reseller: standing.reseller?.name ?? null,
    accountManager: manager?.name ?? null,
    email: standing.email,
    phone: standing.phone,
    associatedAt: timeCell(standing.associatedAt),
    customerStatus: say(`customer.status.${standing.status}`),
    freezeLevel: standing.freezeLevel && say(`restriction.level.${standing.freezeLevel}`),
    budgetType: budget && say(`budget.type.${budget.type}`),
    budget: budget && decimalOf(budget.amount),
    exhaustionAction: budget && say(`budget.action.${budget.action}`),
    counted: decimalOf(standing.counted),
    reserved: decimalOf(standing.reserved),
    spentThisMonth: decimalOf(standing.spent),
  };
}

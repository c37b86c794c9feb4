import type { requestEntries } from "@/db/schema";
import { addDays, billingDayOf, DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { RequestKind } from "@/lib/domain/request/request";
import type { Person } from "./people";
import type { Book } from "./records";
import { atHour } from "./span";
import type { Customer, Reseller } from "./world";

type Stamp = Person["stamp"];
type Step = {
  readonly kind: (typeof requestEntries.$inferInsert)["kind"];
  readonly at: Date;
  readonly by: Stamp;
  readonly text: string | null;
  readonly values: object | null;
  /** Null: a change of its own. */
  readonly changeId: string | null;
};

type Asking = {
  readonly reseller: Reseller;
  /** Null: about the reseller itself. */
  readonly customer: Customer | null;
  readonly kind: RequestKind;
  readonly at: Date;
  readonly by: Stamp;
  readonly reason: string;
  readonly values: object;
};

const ASKER = "reseller@demo.example";

/** What the demo's reseller, to whom nothing is delegated, has asked: three wait, one was changed, one rejected. */
export function writeRequests(book: Book, people: readonly Person[]): void {
  const { world } = book;
  const by = people.find(({ persona }) => persona.email === ASKER)?.stamp;
  const reseller = world.resellers.find(({ accountName }) => accountName === by?.accountName);
  if (by === undefined || reseller === undefined) throw new Error("nobody asks in the demo");
  writePending(book, reseller, by);
  writeApproved(book, reseller, by);
  writeRejected(book, reseller, by);
}

function writePending(book: Book, reseller: Reseller, by: Stamp): void {
  const { world } = book;
  const { now, today } = world.span;
  const named = (name: string) => {
    const customer = world.customers.find((one) => one.name === name);
    if (customer === undefined) throw new Error(`no customer is called ${name}`);
    return customer;
  };
  const common = { reseller, by };
  ask(book, {
    ...common,
    customer: named("Larkspur Hotels"),
    kind: "lift",
    at: atHour(addDays(today, -4), 10.2),
    reason: "Both invoices were paid on Monday; the receipts are in our mail to finance.",
    values: { kind: "lift", origins: ["manual"], messageToCustomer: "Thank you, your purchases are open again." },
  });
  const newest = named("Marrow & Finch");
  ask(book, {
    ...common,
    customer: newest,
    kind: "activate",
    at: new Date(Math.min(newest.associations[0].startedAt.getTime() + 5 * 3_600_000, now.getTime() - 3_600_000)),
    reason: "Contract signed; they start with a shop and a small database.",
    values: { kind: "activate", type: "monthly", amount: "900", action: "freeze-account" },
  });
  ask(book, {
    ...common,
    customer: named("Pinnacle Row Insurance"),
    kind: "adjust-budget",
    at: new Date(now.getTime() - 2.3 * 3_600_000),
    reason: "Year-end reporting runs until the 31st; they asked for a third more.",
    values: { kind: "adjust-budget", type: "monthly", amount: "20000", action: "alert-only" },
  });
}

/** The newest change of a budget below this reseller was asked for the day before, with more. */
function writeApproved(book: Book, reseller: Reseller, by: Stamp): void {
  const { world, records } = book;
  const own = new Map(
    world.customers
      .filter(({ associations }) => associations[0].resellerId === reseller.id)
      .map((customer) => [customer.id, customer]),
  );
  const set = records.auditEntries
    .filter(({ action, before, customerId }) => action === "budget.set" && before !== null && own.has(customerId ?? ""))
    .toSorted((left, right) => right.at.getTime() - left.at.getTime())[0];
  const customer = own.get(set?.customerId ?? "");
  if (set === undefined || customer === undefined) throw new Error("no budget was ever changed");
  const { type, amount, action } = set.after as { type: string; amount: string; action: string };
  const values = { kind: "adjust-budget", type, amount, action };
  const asking: Asking = {
    reseller,
    customer,
    kind: "adjust-budget",
    at: new Date(set.at.getTime() - DAY_MS),
    by,
    reason: "A campaign next month; they want room for it.",
    values: { ...values, amount: String(Math.ceil(Number(amount) * 1.5)) },
  };
  const note = "This much now. Ask again when the campaign is booked.";
  const step: Step = {
    kind: "approved-with-changes",
    at: set.at,
    by: set.by,
    text: note,
    values,
    changeId: set.changeId,
  };
  answer(book, asking, step, { state: "approved", note, executed: values, executionChangeId: set.changeId });
}

function writeRejected(book: Book, reseller: Reseller, by: Stamp): void {
  const { world, stamps } = book;
  const askedAt = atHour(addDays(billingDayOf(world.span.now), -23), 16.4);
  const asking: Asking = {
    reseller,
    customer: null,
    kind: "permission",
    at: askedAt,
    by,
    reason: "We answer our customers within the hour and would set their budgets ourselves.",
    values: { kind: "permission", permissions: ["set-budget"], monthlyQuota: "80000", oneTimeQuota: null },
  };
  const note = "Not before the year is closed. Until then we answer your requests the same day.";
  const at = new Date(askedAt.getTime() + 1.7 * DAY_MS);
  const step: Step = { kind: "rejected", at, by: stamps.administrator, text: note, values: null, changeId: null };
  answer(book, asking, step, { state: "rejected", note });
}

type Row = Book["records"]["requests"][number];

/** A request that waits; returns its row. */
function ask(book: Book, { reseller, customer, kind, at, by, reason, values }: Asking): Row {
  const { world, records } = book;
  const row: Row = {
    distributorId: world.distributor.id,
    id: world.random.id(at),
    resellerId: reseller.id,
    customerId: customer?.id ?? null,
    kind,
    state: "pending",
    wish: values,
    reason,
    by,
    changeId: world.random.id(at),
    createdAt: at,
  };
  records.requests.push(row);
  const name = (customer ?? reseller).name;
  enter(book, row, name, reseller.id, { kind: "asked", at, by, text: reason, values, changeId: row.changeId });
  return row;
}

function answer(book: Book, asking: Asking, step: Step, decided: Partial<Row>): void {
  const row = ask(book, asking);
  Object.assign(row, decided, { decidedAt: step.at, decidedBy: step.by });
  enter(book, row, (asking.customer ?? asking.reseller).name, book.world.distributor.id, step);
}

function enter(book: Book, row: Row, name: string, companyId: string, step: Step): void {
  const { world, records } = book;
  const { kind, at, by, text, values } = step;
  const changeId = step.changeId ?? world.random.id(at);
  const common = { distributorId: world.distributor.id, changeId, at, by };
  records.requestEntries.push({ ...common, id: world.random.id(at), requestId: row.id, kind, text, values });
  records.auditEntries.push({
    ...common,
    id: world.random.id(at),
    companyId,
    action: `request.${kind}`,
    subjectKind: "request",
    subjectId: row.id,
    subjectName: name,
    customerId: row.customerId ?? null,
    before: null,
    after: { kind: row.kind, values },
    reason: text,
    requestId: changeId,
  });
}

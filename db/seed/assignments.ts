import { DAY_MS } from "@/lib/domain/calendar/billing-month";
import type { Person } from "./people";
import { type Book, changeAt, note } from "./records";

const ASSIGNED_DAYS_AGO = 12;
/** Of the distributor's own customers every third waits for an account manager. */
const WAITING_EVERY = 3;

/** Lin Wei looks after most of the distributor's own customers and after one reseller. */
export function writeAssignments(book: Book, people: readonly Person[]): void {
  const { world } = book;
  const since = new Date(world.span.now.getTime() - ASSIGNED_DAYS_AGO * DAY_MS);
  const manager = people.find(({ persona }) => persona.email === "account-manager@demo.example");
  const reseller = world.resellers.find(({ accountName }) => accountName === "kitefield-digital");
  if (!manager || !reseller) throw new Error("the demo has no account manager, or nobody to look after");
  const own = world.customers
    .filter(({ associations: [present] }) => present.resellerId === null && present.startedAt < since)
    .filter((_customer, index) => index % WAITING_EVERY !== WAITING_EVERY - 1);
  for (const { id, name } of own) assign(book, manager, since, { kind: "customer", id, name });
  assign(book, manager, since, { kind: "reseller", id: reseller.id, name: reseller.name });
}

type About = { readonly kind: "customer" | "reseller"; readonly id: string; readonly name: string };

function assign(book: Book, { member, persona }: Person, since: Date, { kind, id, name }: About): void {
  const { world, records, stamps } = book;
  const change = changeAt(book, since, stamps.administrator);
  records.assignments.push({
    distributorId: world.distributor.id,
    id: world.random.id(since),
    companyId: world.distributor.id,
    memberId: member.id,
    customerId: kind === "customer" ? id : null,
    resellerId: kind === "reseller" ? id : null,
    changeId: change.id,
    by: change.by,
    since,
  });
  note(book, {
    change,
    action: `${kind}.assigned`,
    subject: { kind, id, name, ...(kind === "customer" && { customerId: id }) },
    after: { accountManager: persona.name },
  });
}

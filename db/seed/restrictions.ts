import { addDays, DAY_MS } from "@/lib/domain/calendar/billing-month";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import type { FreezeLevel, StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { type Book, type Change, changeAt, customerSubject, note, tell } from "./records";
import { atHour } from "./span";
import type { Customer } from "./world";

/** Deletion is due 15 days after the freeze: five days from now. */
const RESOURCES_FROZEN_DAYS = 10;

type Freeze = {
  readonly customer: Customer;
  readonly change: Change;
  readonly origin: StoredFreezeOrigin;
  readonly level: FreezeLevel;
  readonly reason: string;
  readonly messageToCustomer: string | null;
};

/** Everybody begins frozen; what a person froze or blocked since, and what was lifted again. */
export function writeRestrictions(book: Book): void {
  const { customers } = book.world;
  for (const customer of customers) writeJoining(book, customer);
  for (const [index, customer] of customers.entries()) writeManual(book, customer, index);
}

/** Associations, each with the freeze that comes with it. */
function writeJoining(book: Book, customer: Customer): void {
  const { world, records, stamps } = book;
  for (const { billingAccount: _, ...association } of [...customer.associations].reverse()) {
    const isMapped = customer.story?.kind === "from-parked";
    records.associations.push({
      ...association,
      distributorId: world.distributor.id,
      customerId: customer.id,
      origin: isMapped ? "parked-account" : "created",
    });
    const change = changeAt(book, association.startedAt, isMapped ? stamps.finance : stamps.administrator);
    const { accountName, contact } = customer;
    const after = { accountName, resellerId: association.resellerId, ...contact };
    note(book, { change, action: "customer.created", subject: customerSubject(customer), after });
    const ending = association.endedAt === null ? {} : endedBefore(book, customer, association.startedAt);
    records.freezeCauses.push({
      ...frozen(book, {
        customer,
        change: { ...change, by: stamps.system },
        origin: "association-default",
        level: "account",
        reason: "newly-associated",
        messageToCustomer: null,
      }),
      ...ending,
    });
  }
}

function endedBefore(book: Book, customer: Customer, startedAt: Date) {
  const change = changeAt(book, new Date(startedAt.getTime() + DAY_MS), book.stamps.manager);
  const after = { origins: ["association-default"] };
  note(book, { change, action: "restriction.lifted", subject: customerSubject(customer), after });
  return { endedAt: change.at, endedBy: change.by, endReason: "First contract signed.", endChangeId: change.id };
}

function frozen(book: Book, { customer, change, ...cause }: Freeze) {
  const agreed = cause.level === "account-and-resources";
  return {
    ...cause,
    distributorId: book.world.distributor.id,
    id: book.world.random.id(change.at),
    customerId: customer.id,
    changeId: change.id,
    agreementVersion: agreed ? FREEZE_AGREEMENT_VERSION : null,
    agreementBy: agreed ? change.by : null,
    agreementAt: agreed ? change.at : null,
    by: change.by,
    since: change.at,
    known: { asOf: change.at },
  };
}

function writeManual(book: Book, customer: Customer, index: number): void {
  const { span } = book.world;
  switch (customer.story?.kind) {
    case "manually-frozen":
      return writeFreeze(book, {
        customer,
        change: changeAt(book, atHour(addDays(span.today, -6), 15.3), book.stamps.administrator),
        origin: "manual",
        level: "account",
        reason: "Two invoices unpaid for 45 days; agreed with Brightwater Systems by phone.",
        messageToCustomer:
          "New purchases are paused until the open invoices are settled. Please call Brightwater Systems.",
      });
    case "resources-frozen":
      return writeFreeze(book, {
        customer,
        change: changeAt(
          book,
          new Date(span.now.getTime() - RESOURCES_FROZEN_DAYS * DAY_MS),
          book.stamps.administrator,
        ),
        origin: "manual",
        level: "account-and-resources",
        reason: "Contract ended without renewal; no answer to three reminders.",
        messageToCustomer: "Your pay-per-use resources are frozen. Please save your data or renew the contract.",
      });
    case "blocked-manually":
      return writeBlock(book, customer);
    case undefined:
      return index % 13 === 5 ? writePastFreeze(book, customer) : undefined;
    default:
      return undefined;
  }
}

function writeFreeze(book: Book, freeze: Freeze): void {
  const { customer, change, origin, level, reason, messageToCustomer } = freeze;
  book.records.freezeCauses.push(frozen(book, freeze));
  const after = { origins: [origin], level, messageToCustomer };
  note(book, { change, action: "restriction.frozen", subject: customerSubject(customer), after, reason });
  const facts = { customer: customer.name, origins: [origin], level, reason, automatic: null, messageToCustomer };
  tell(book, { customer, at: change.at, notice: { kind: "frozen", facts }, customerHears: true });
}

/** Some months ago, for two days: what a customer's history looks like. */
function writePastFreeze(book: Book, customer: Customer): void {
  const { span, random } = book.world;
  const at = atHour(addDays(span.today, -random.whole(40, 60)), 11.2);
  const change = changeAt(book, at, book.stamps.administrator);
  const reason = "Unusual spending overnight; stopped until the customer confirmed it.";
  writeFreeze(book, { customer, change, origin: "manual", level: "account", reason, messageToCustomer: null });
  const lift = changeAt(book, new Date(at.getTime() + 1.8 * DAY_MS), book.stamps.manager);
  const endReason = "The customer confirmed the load test.";
  const cause = book.records.freezeCauses.at(-1);
  if (cause === undefined) throw new Error("a freeze was written just now");
  Object.assign(cause, { endedAt: lift.at, endedBy: lift.by, endReason, endChangeId: lift.id });
  const origins = ["manual"] as const;
  const subject = customerSubject(customer);
  note(book, { change: lift, action: "restriction.lifted", subject, after: { origins }, reason: endReason });
  const told = { customer: customer.name, reason: endReason, automatic: null, messageToCustomer: null };
  tell(book, {
    customer,
    at: lift.at,
    notice: { kind: "freeze-lifted", facts: { ...told, origins, level: null } },
    customerHears: true,
  });
}

function writeBlock(book: Book, customer: Customer): void {
  const change = changeAt(book, atHour(addDays(book.world.span.today, -4), 9.6), book.stamps.manager);
  const reason = "Trial workloads kept running after the event; only planned resources until the review.";
  const messageToCustomer =
    "You can use and renew what you have. New pay-per-use resources need a word with Kitefield Digital.";
  book.records.payPerUseBlocks.push({
    distributorId: book.world.distributor.id,
    id: book.world.random.id(change.at),
    customerId: customer.id,
    changeId: change.id,
    origin: "manual",
    reason,
    messageToCustomer,
    by: change.by,
    since: change.at,
    known: { asOf: change.at },
  });
  const origins = ["manual"] as const;
  const after = { origins, messageToCustomer };
  note(book, { change, action: "restriction.pay-per-use-blocked", subject: customerSubject(customer), after, reason });
  const facts = { customer: customer.name, origins, blocked: true, reason, automatic: null, messageToCustomer };
  tell(book, { customer, at: change.at, notice: { kind: "pay-per-use-blocked", facts }, customerHears: true });
}

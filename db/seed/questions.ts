import type { customerQuestions } from "@/db/schema";
import { keptJson } from "@/lib/data/kept-json";
import { addDays, billingDayOf, billingMonthOf, DAY_MS, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { type Money, minus, parseMoney, plus } from "@/lib/domain/money/money";
import type { QuestionFacts } from "@/lib/domain/question/question";
import { type Ledger, moneyOf } from "./ledger";
import type { Person } from "./people";
import { type Book, type Change, changeAt, customerSubject, note } from "./records";
import { atHour } from "./span";
import type { Customer } from "./world";

type Row = typeof customerQuestions.$inferInsert;

/** What customers of the demo's reseller asked it: one waits, one was answered yesterday. */
export function writeQuestions(book: Book, people: readonly Person[], ledger: Ledger): void {
  writeOpen(book);
  writeAnswered(book, people, ledger);
}

function named({ world }: Book, name: string): Customer {
  const customer = world.customers.find((one) => one.name === name);
  if (customer === undefined) throw new Error(`no customer is called ${name}`);
  return customer;
}

function writeOpen(book: Book): void {
  const { world } = book;
  const customer = named(book, "Larkspur Hotels");
  const at = new Date(world.span.now.getTime() - 2.6 * 3_600_000);
  const by = {
    kind: "person" as const,
    id: world.random.id(at),
    name: "Elin Sund",
    company: customer.name,
    companyKind: "customer" as const,
    accountName: customer.accountName,
    roles: ["administrator"],
  };
  const facts: QuestionFacts = {
    about: { kind: "eligibility", amount: null },
    reasons: [{ code: "purchase.account-frozen", origins: ["manual"], liftedBy: "distributor" }],
    currency: "USD",
    accountName: customer.accountName,
    asOf: at,
  };
  const text =
    "Both invoices are paid since Monday and we are still frozen. The booking season opens next week: what do you need from us so that we can buy again?";
  ask(book, customer, changeAt(book, at, by), facts, text);
}

function writeAnswered(book: Book, people: readonly Person[], ledger: Ledger): void {
  const stampOf = (email: string) => {
    const found = people.find(({ persona }) => persona.email === `${email}@demo.example`);
    if (!found) throw new Error(`nobody has the address ${email}`);
    return found.stamp;
  };
  const customer = named(book, "Alderwick Outfitters");
  const askedAt = atHour(addDays(billingDayOf(book.world.span.now), -2), 15.3);
  const facts = tooMuch(book, customer, askedAt, ledger);
  const text = `We would like to reserve two databases for a year, ${facts.needed} USD in all, and the budget of the month does not take it any more. Is there a way before the month ends?`;
  const row = ask(book, customer, changeAt(book, askedAt, stampOf("customer")), facts.facts, text);
  const answer =
    "On the 1st the budget starts again and the order fits. If you need them before, order one of the two now; we ask our distributor for more room for the second.";
  const decided = changeAt(book, new Date(askedAt.getTime() + 0.9 * DAY_MS), stampOf("reseller"));
  Object.assign(row, {
    state: "answered",
    answer,
    decidedAt: decided.at,
    decidedBy: decided.by,
    decisionChangeId: decided.id,
  });
  const subject = customerSubject(customer);
  note(book, { change: decided, action: "question.answered", subject, before: { question: text }, after: { answer } });
  const { distributor, random } = book.world;
  book.records.messages.push({
    distributorId: distributor.id,
    id: random.id(decided.at),
    companyKind: "customer",
    companyId: customer.id,
    kind: "question-answered",
    customerId: customer.id,
    facts: { partner: decided.by.company, text: answer },
    at: decided.at,
  });
}

/** An order a thousand beyond what the customer's budget had left that day. */
function tooMuch({ records }: Book, customer: Customer, asOf: Date, ledger: Ledger) {
  const month = billingMonthOf(asOf);
  const budget = records.budgets.find(({ customerId }) => customerId === customer.id);
  if (budget?.type !== "monthly") throw new Error(`${customer.name} has no monthly budget`);
  const remaining = minus(budget.amount, moneyOf(ledger.used(customer.id, month, billingDayOf(asOf))));
  const needed = plus(remaining, thousand());
  const facts: QuestionFacts = {
    about: { kind: "eligibility", amount: needed },
    reasons: [
      {
        code: "purchase.budget-insufficient",
        remaining,
        needed,
        restoresAt: monthEndExclusive(month),
        liftedBy: "distributor",
      },
    ],
    currency: "USD",
    accountName: customer.accountName,
    asOf,
  };
  return { facts, needed: inWords(needed) };
}

function thousand(): Money {
  const amount = parseMoney("1000");
  if (amount === null) throw new Error("a thousand is money");
  return amount;
}

function inWords(amount: Money): string {
  return new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Number(amount) / 1e12,
  );
}

function ask(book: Book, customer: Customer, change: Change, facts: QuestionFacts, text: string): Row {
  const { world, records } = book;
  const association = customer.associations.at(-1) ?? customer.associations[0];
  const row: Row = {
    distributorId: world.distributor.id,
    id: world.random.id(change.at),
    customerId: customer.id,
    associationId: association.id,
    resellerId: association.resellerId,
    subject: facts.about.kind,
    facts: keptJson(facts),
    text,
    by: change.by,
    changeId: change.id,
    askedAt: change.at,
    state: "open",
  };
  records.customerQuestions.push(row);
  const after = { about: facts.about.kind, text };
  note(book, { change, action: "question.asked", subject: customerSubject(customer), after });
  return row;
}

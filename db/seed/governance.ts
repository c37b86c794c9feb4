import { severityOf } from "@/lib/domain/alert/alert";
import { budgetKeyOf } from "@/lib/domain/alert/alert-key";
import { billingDayOf, billingMonthOf, dayStart, monthEndExclusive } from "@/lib/domain/calendar/billing-month";
import { decimalOf } from "@/lib/domain/money/money";
import { activationOf, type Plan, type Setting } from "./budgets";
import { type Crossing, crossingsOf, marksOf } from "./crossings";
import { type Ledger, moneyOf } from "./ledger";
import { type Book, type Change, changeAt, customerSubject, handle, note, tell } from "./records";
import type { Micro } from "./row";

const decimalTextOf = (amount: Micro) => decimalOf(moneyOf(amount));

/** Budgets with their history, what their exhaustion did, and the alerts on the way there. */
export function writeBudgets(book: Book, plans: readonly Plan[], ledger: Ledger): void {
  for (const plan of plans) {
    writeSettings(book, plan, ledger);
    const crossings = crossingsOf(plan, ledger, book.world.span);
    const common = { distributorId: book.world.distributor.id, customerId: plan.customer.id };
    for (const { amount, ...mark } of marksOf(crossings)) {
      book.records.budgetMarks.push({ ...common, ...mark, amount: moneyOf(amount) });
    }
    for (const crossing of crossings) writeCrossing(book, crossing);
  }
}

function writeSettings(book: Book, plan: Plan, ledger: Ledger): void {
  const { world, records, stamps } = book;
  const { customer, type, action, liftWhenRestored, countsFrom } = plan;
  const steps: (Setting & { type: Plan["type"] })[] = plan.settings.map((setting) => ({ ...setting, type }));
  const activatedAt = activationOf(customer);
  // A one-time budget came later; what activated the customer was a monthly one.
  const [first] = plan.settings;
  if (type === "one-time") steps.unshift({ at: activatedAt, amount: first.amount, type: "monthly" });
  let before: object | null = null;
  for (const step of steps) {
    const change = changeAt(book, step.at, stamps.manager);
    const used = ledger.used(customer.id, billingMonthOf(step.at), billingDayOf(step.at));
    const after = { type: step.type, amount: decimalTextOf(step.amount), action, liftWhenRestored };
    records.budgetRecords.push({
      distributorId: world.distributor.id,
      id: world.random.id(step.at),
      customerId: customer.id,
      changeId: change.id,
      operation: "set",
      type: step.type,
      amount: moneyOf(step.amount),
      action,
      liftWhenRestored,
      used: moneyOf(used),
      by: change.by,
      at: step.at,
    });
    note(book, { change, action: "budget.set", subject: customerSubject(customer), before, after });
    if (step.at.getTime() === activatedAt.getTime()) endDefaultFreeze(book, plan, change);
    before = after;
  }
  records.budgets.push({
    distributorId: world.distributor.id,
    customerId: customer.id,
    type,
    amount: moneyOf(plan.settings.at(-1)?.amount ?? first.amount),
    action,
    liftWhenRestored,
    countsFrom,
    version: steps.length,
    setAt: steps.at(-1)?.at ?? first.at,
  });
}

/** The first budget and the lift are one confirmation, except where the story says otherwise. */
function endDefaultFreeze(book: Book, { customer }: Plan, change: Change): void {
  if (customer.story?.kind === "budget-but-frozen") return;
  const { startedAt } = customer.associations[0];
  const cause = book.records.freezeCauses.find(
    (one) => one.customerId === customer.id && one.since.getTime() === startedAt.getTime(),
  );
  if (cause === undefined) throw new Error(`${customer.name} was never frozen by default`);
  const reason = "Contract signed and budget agreed.";
  Object.assign(cause, { endedAt: change.at, endedBy: change.by, endReason: reason, endChangeId: change.id });
  const origins = ["association-default"] as const;
  note(book, { change, action: "restriction.lifted", subject: customerSubject(customer), after: { origins }, reason });
  const facts = { customer: customer.name, origins, level: null, reason, automatic: null, messageToCustomer: null };
  if (change.at < dayStart(book.world.span.firstDay)) return;
  tell(book, { customer, at: change.at, notice: { kind: "freeze-lifted", facts }, customerHears: true });
}

function writeCrossing(book: Book, crossing: Crossing): void {
  const { world, records, stamps } = book;
  const { plan, period, threshold, at, resolvedAt, isExhaustion } = crossing;
  const { customer, type } = plan;
  const change = changeAt(book, at, stamps.system);
  const act = isExhaustion && plan.action !== "alert-only" ? plan.action : null;
  const facts = {
    customer: customer.name,
    threshold,
    type,
    period,
    amount: decimalTextOf(crossing.amount),
    used: decimalTextOf(crossing.used),
    action: act,
  };
  const alert = {
    distributorId: world.distributor.id,
    id: world.random.id(at),
    customerId: customer.id,
    changeId: change.id,
    kind: "budget-threshold",
    key: budgetKeyOf(customer.id, facts),
    severity: severityOf({ kind: "budget-threshold", facts }),
    period,
    amount: moneyOf(crossing.amount),
    threshold,
    state: resolvedAt === null ? "open" : "resolved",
    openedAt: at,
    resolvedAt,
    facts,
  } as const;
  records.alerts.push(alert);
  handle(book, alert, customer);
  const customerHears = threshold >= 90;
  tell(book, { customer, at, notice: { kind: "budget-threshold", facts }, customerHears, alertId: alert.id });
  if (act !== null) writeExhaustion(book, crossing, change);
}

/** What the budget's action did when usage first reached it. */
function writeExhaustion(book: Book, { plan, month, used, amount }: Crossing, change: Change): void {
  const { world, records } = book;
  const { customer, action, type } = plan;
  const ended = customer.story?.kind === "lifted-by-itself" ? endedWith(book, plan, monthEndExclusive(month)) : {};
  const cause = {
    distributorId: world.distributor.id,
    id: world.random.id(change.at),
    customerId: customer.id,
    changeId: change.id,
    origin: "budget-exhausted",
    reason: "budget-used-up",
    by: change.by,
    since: change.at,
    month: type === "monthly" ? month : null,
    known: {
      asOf: change.at,
      month,
      used: decimalTextOf(used),
      budget: { type, amount: decimalTextOf(amount), action },
    },
    ...ended,
  } as const;
  const told = { customer: customer.name, reason: null, automatic: "budget-used-up", messageToCustomer: null } as const;
  const origins = ["budget-exhausted"] as const;
  const subject = customerSubject(customer);
  if (action === "block-pay-per-use") {
    records.payPerUseBlocks.push(cause);
    note(book, {
      change,
      action: "restriction.pay-per-use-blocked",
      subject,
      after: { origins },
      reason: cause.reason,
    });
    const notice = { kind: "pay-per-use-blocked", facts: { ...told, origins, blocked: true } } as const;
    tell(book, { customer, at: change.at, notice, customerHears: true });
    return;
  }
  const level = action === "freeze-account-and-resources" ? "account-and-resources" : "account";
  records.freezeCauses.push({ ...cause, level });
  note(book, { change, action: "restriction.frozen", subject, after: { origins, level }, reason: cause.reason });
  tell(book, {
    customer,
    at: change.at,
    notice: { kind: "frozen", facts: { ...told, origins, level } },
    customerHears: true,
  });
}

function endedWith(book: Book, { customer }: Plan, at: Date) {
  const change = changeAt(book, at, book.stamps.system);
  const reason = "budget-restored" as const;
  const origins = ["budget-exhausted"] as const;
  note(book, { change, action: "restriction.lifted", subject: customerSubject(customer), after: { origins }, reason });
  const facts = {
    customer: customer.name,
    origins,
    level: null,
    reason: null,
    automatic: reason,
    messageToCustomer: null,
  };
  tell(book, { customer, at, notice: { kind: "freeze-lifted", facts }, customerHears: true });
  return { goneAt: at, endedAt: at, endedBy: change.by, endReason: reason, endChangeId: change.id };
}

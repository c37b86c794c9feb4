import type { AssociationReason } from "@/lib/contracts/association";
import type { ExecutionReason } from "@/lib/contracts/request";
import type { AssignmentReason } from "@/lib/domain/assignment/decide-assignment";
import type { CustomerReason } from "@/lib/domain/association/decide-customer";
import type { Budget } from "@/lib/domain/budget/budget";
import type { BudgetReason } from "@/lib/domain/budget/budget-reasons";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import type { DelegationReason } from "@/lib/domain/delegation/decide-delegation";
import { ZERO } from "@/lib/domain/money/money";
import type { PurchaseReason } from "@/lib/domain/purchase/eligibility";
import type { QuestionReason } from "@/lib/domain/question/decide-question";
import type { RequestReason } from "@/lib/domain/request/decide-request";
import type { EnablingOwnReason } from "@/lib/domain/resource/decide-enabling";
import type { ResourceOwnReason } from "@/lib/domain/resource/decide-resource";
import type { RestrictionReason } from "@/lib/domain/restriction/decide-restriction";
import { BLOCK_ORIGINS, FREEZE_ORIGINS, STORED_FREEZE_ORIGINS } from "@/lib/domain/restriction/freeze";
import type { TermOwnReason } from "@/lib/domain/term/reason";
import { assignmentReasonWords } from "./assignment-reason";
import { associationReasonWords } from "./association-reason";
import { budgetReasonWords } from "./budget-reason";
import { customerReasonWords } from "./customer-reason";
import { delegationReasonWords } from "./delegation-reason";
import { enablingReasonWords } from "./enabling-reason";
import { type OwnReason, orderReasonWords } from "./order-reason";
import { lifterWords, purchaseReasonWords } from "./purchase-reason";
import { questionReasonWords } from "./question-reason";
import { amount, at, type Facts, held, long, none, tellEvery, wordsOf } from "./reason.fixture";
import { executionReasonWords, requestReasonWords } from "./request-reason";
import { resourceReasonWords } from "./resource-reason";
import { restrictionReasonWords } from "./restriction-reason";
import { termReasonWords } from "./term-reason";

const current: Budget = {
  type: "monthly",
  amount,
  action: "alert-only",
  liftWhenRestored: true,
  countsFrom: null,
  version: 2,
};
const assignment: Facts<AssignmentReason> = {
  "assignment.unknown": none,
  "assignment.company-suspended": { companies: ["distributor"] },
  "assignment.other-partner": { reseller: "Bright" },
  "assignment.no-manager": none,
  "assignment.already-assigned": { manager: "Ann" },
  "assignment.same-manager": { manager: "Ann" },
  "assignment.not-assigned": none,
};

const budget: Facts<BudgetReason> = {
  "budget.customer-unknown": none,
  "budget.company-suspended": { companies: ["distributor", "reseller"] },
  "budget.not-holder": { holder: "distributor" },
  "budget.stale": { current: null },
  "budget.amount-missing": none,
  "budget.amount-out-of-range": { amount, max: amount },
  "budget.nothing-to-change": none,
  "budget.type-not-granted": { type: "one-time" },
  "budget.above-quota": { type: "monthly", quota: amount, available: amount, excess: amount },
  "budget.action-not-held": { ...held, action: "freeze-account" },
  "budget.lift-not-held": held,
  "budget.lift-not-open": { origins: STORED_FREEZE_ORIGINS },
  "budget.lift-level-differs": none,
  "budget.reason-missing": none,
  "budget.reason-too-long": long,
};
const restriction: Facts<RestrictionReason> = {
  "restriction.customer-unknown": none,
  "restriction.company-suspended": { companies: ["reseller"] },
  "restriction.not-holder": held,
  "restriction.reason-missing": none,
  "restriction.reason-too-long": long,
  "restriction.message-too-long": long,
  "restriction.agreement-missing": { version: "1" },
  "restriction.already-frozen": { level: "account-and-resources" },
  "restriction.already-blocked": none,
  "restriction.only-manual": none,
  "restriction.nothing-named": none,
  "restriction.not-frozen": { origins: ["manual"] },
  "restriction.level-differs": { level: "account-and-resources" },
  "restriction.not-blocked": { origins: BLOCK_ORIGINS },
  "restriction.needs-budget": { setBy: "distributor" },
  "restriction.needs-second-person": none,
  "restriction.act-open": { kind: "freeze", actId: "1", runsAt: at },
  "restriction.time-missing": none,
  "restriction.time-past": { at },
  "restriction.time-too-far": { days: 366 },
  "restriction.not-due": { names: ["Payroll", "Archive"] },
  "restriction.act-unknown": none,
  "restriction.act-over": { state: "ran" },
  "restriction.act-running": none,
  "restriction.not-awaiting": none,
  "restriction.ordered-by-you": none,
  "restriction.person-gone": { name: "Ann" },
  "restriction.cause-gone": none,
  "restriction.already-protected": none,
  "restriction.not-protected": none,
  "restriction.already-held": { kind: "dispute" },
  "restriction.not-held": { kind: "production" },
};
const purchase: Facts<PurchaseReason> = {
  "purchase.partner-suspended": { companies: ["reseller"], liftedBy: "operator" },
  "purchase.reseller-stopped": { liftedBy: "distributor" },
  "purchase.partner-credit-used-up": { companies: ["distributor", "reseller"], liftedBy: "distributor" },
  "purchase.account-frozen": { origins: FREEZE_ORIGINS, liftedBy: "distributor" },
  "purchase.resources-frozen": { deletionDueAt: at, deletionHeldSince: null, liftedBy: "distributor" },
  "purchase.no-budget": { liftedBy: "reseller" },
  "purchase.budget-exhausted": { budget: amount, used: amount, restoresAt: at, liftedBy: "reseller" },
  "purchase.budget-insufficient": { remaining: ZERO, needed: amount, restoresAt: at, liftedBy: "reseller" },
  "purchase.pay-per-use-blocked": { origins: BLOCK_ORIGINS, liftedBy: "distributor" },
};
const delegation: Facts<DelegationReason> = {
  "delegation.reseller-unknown": none,
  "delegation.customer-unknown": none,
  "delegation.company-suspended": { companies: ["distributor"] },
  "delegation.stale": { current: null },
  "delegation.nothing-granted": none,
  "delegation.needs-freeze-account": none,
  "delegation.quota-missing": none,
  "delegation.quota-without-permission": none,
  "delegation.quota-out-of-range": { kind: "one-time", max: amount },
  "delegation.quota-below-taken": { kind: "monthly", quota: amount, taken: amount, shortfall: ZERO },
  "delegation.until-past": { until: at },
  "delegation.nothing-to-change": none,
  "delegation.not-granted": none,
  "delegation.not-delegated": { permissions: PERMISSIONS },
  "delegation.not-recalled": none,
  "delegation.already-stopped": none,
  "delegation.not-stopped": none,
  "delegation.reason-missing": none,
  "delegation.reason-too-long": long,
};
const customer: Facts<CustomerReason> = {
  "customer.company-suspended": { companies: ["distributor", "reseller"] },
  "customer.reseller-unknown": none,
  "customer.account-name-taken": { accountName: "acme" },
  "customer.platform-known": { customerId: "1", accountName: "acme" },
};
const association: Facts<AssociationReason> = {
  "association.company-suspended": { companies: ["distributor", "reseller"] },
  "association.manually-frozen": none,
  "association.commitment-valid": { count: 2, until: at },
  "association.requests-waiting": { count: 1 },
  "association.customer-unknown": none,
  "association.request-unknown": none,
  "association.not-the-partner": none,
  "association.not-declared": none,
  "association.not-understood": none,
  "association.reason-missing": none,
  "association.note-missing": none,
  "association.text-too-long": long,
  "association.already-asked": { state: "pending-customer", since: at },
  "association.too-often": { max: 3, oldestAt: at },
  "association.not-pending": { state: "withdrawn" },
  "association.other-side": none,
  "association.reseller-unknown": none,
  "association.reseller-frozen": none,
  "association.already-there": none,
  "association.above-quota": { kind: "monthly", quota: null, taken: ZERO, take: amount, shortfall: amount },
};
const request: Facts<RequestReason> = {
  "request.unknown": none,
  "request.customer-unknown": none,
  "request.company-suspended": { companies: ["reseller"] },
  "request.held-yourself": { permissions: ["set-budget", "freeze-account"] },
  "request.already-pending": { requestId: "1", since: at },
  "request.reason-missing": none,
  "request.text-too-long": long,
  "request.amount-out-of-range": { max: amount },
  "request.nothing-named": none,
  "request.nothing-asked": none,
  "request.needs-freeze-account": none,
  "request.quota-missing": none,
  "request.quota-without-permission": none,
  "request.not-pending": { state: "withdrawn" },
  "request.facts-changed": none,
  "request.no-until": { kind: "lift" },
  "request.not-entitled": none,
  "request.assigned-only": none,
  "request.note-missing": none,
  "request.comment-missing": none,
};
const executed: readonly ExecutionReason[] = [
  { code: "budget.amount-missing" },
  { code: "restriction.already-blocked" },
  { code: "delegation.quota-below-taken", kind: "monthly", quota: amount, taken: amount, shortfall: amount },
  { code: "delegation.nothing-to-change" },
  { code: "delegation.until-past", until: at },
  { code: "delegation.stale", current: null },
];

const resource: Facts<ResourceOwnReason> = {
  "resource.unknown": none,
  "resource.closed": { cause: "released", at },
  "resource.name-missing": none,
  "resource.name-too-long": { length: 200, max: 128 },
  "resource.not-due": { dueAt: at },
  "resource.held": { since: at },
  "resource.paid-in-advance": none,
};
const enabling: Facts<EnablingOwnReason> = {
  "enabling.offer-unknown": none,
  "enabling.paid-in-advance": none,
  "enabling.not-offered": none,
  "enabling.account-unnamed": none,
  "enabling.account-unknown": none,
  "enabling.key-used": none,
};

const term: Facts<TermOwnReason> = {
  "term.resource-unknown": none,
  "term.paid-by-use": none,
  "term.not-pay-per-use": none,
  "term.closed": none,
  "term.commitment": none,
  "term.expired": { expiredAt: at },
  "term.not-offered": none,
  "term.offer-unfit": none,
  "term.unchanged": none,
  "term.price-changed": { agreed: amount, needed: amount },
  "term.quote-expired": none,
  "term.account-lost": none,
  "term.key-used": none,
};

const order: Facts<OwnReason> = {
  "order.offer-unknown": none,
  "order.paid-by-use": none,
  "order.not-offered": none,
  "order.price-changed": { agreed: amount, needed: amount },
  "order.account-unnamed": none,
  "order.account-unknown": none,
  "order.key-used": none,
  "order.too-many-unpaid": { max: 100 },
  "order.customer-unknown": none,
  "order.resellers-customer": none,
  "order.note-too-long": long,
  "order.unknown": none,
  "order.not-pending": { status: "completed", since: at },
  "order.lapsed": { payBefore: at },
  "order.partner-changed": none,
  "order.not-prepared-by-you": none,
};

const question: Facts<QuestionReason> = {
  "question.offer-unknown": none,
  "question.no-partner": none,
  "question.nothing-to-ask": none,
  "question.text-missing": none,
  "question.text-too-long": long,
  "question.too-many-open": { max: 5, oldestAt: at },
  "question.too-many-today": { max: 20, againAt: at },
  "question.unknown": none,
  "question.company-suspended": { companies: ["distributor", "reseller"] },
  "question.not-open": { state: "answered" },
  "question.association-ended": none,
};

const customersWords = (reason: PurchaseReason) => {
  const { title, details } = purchaseReasonWords(reason, "USD");
  const lifters = (["distributor", "reseller"] as const).map((kind) =>
    lifterWords(reason.liftedBy, { kind, name: "Acme" }),
  );
  return [title, ...details, ...lifters];
};

tellEvery({
  budget: [...wordsOf(budget, budgetReasonWords), budgetReasonWords({ code: "budget.stale", current })],
  restriction: wordsOf(restriction, restrictionReasonWords),
  purchase: [
    ...wordsOf(purchase, customersWords),
    ...[null, at].flatMap((deletionHeldSince) =>
      customersWords({
        code: "purchase.resources-frozen",
        deletionDueAt: null,
        deletionHeldSince,
        liftedBy: "reseller",
      }),
    ),
    ...customersWords({
      ...purchase["purchase.budget-exhausted"],
      code: "purchase.budget-exhausted",
      restoresAt: null,
    }),
  ],
  delegation: wordsOf(delegation, delegationReasonWords),
  assignment: wordsOf(assignment, assignmentReasonWords),
  association: [
    ...wordsOf(association, associationReasonWords),
    associationReasonWords({
      code: "association.above-quota",
      kind: "one-time",
      quota: amount,
      taken: amount,
      take: amount,
      shortfall: amount,
    }),
  ],
  order: [
    ...wordsOf(order, (reason) => orderReasonWords(reason, "USD")),
    orderReasonWords({ code: "order.not-pending", status: "cancelled", since: at }, "USD"),
  ],
  customer: wordsOf(customer, customerReasonWords),
  resource: wordsOf(resource, resourceReasonWords),
  enabling: wordsOf(enabling, enablingReasonWords),
  term: wordsOf(term, (reason) => termReasonWords(reason, "USD")),
  question: wordsOf(question, questionReasonWords),
  request: [...wordsOf(request, requestReasonWords), ...executed.map(executionReasonWords)],
});

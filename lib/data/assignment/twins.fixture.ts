import { eq } from "drizzle-orm";
import { associations, customerQuestions, resources } from "@/db/schema";
import { AssociationListQuery } from "@/lib/contracts/association";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { OrderListQuery } from "@/lib/contracts/order";
import { QuestionListQuery } from "@/lib/contracts/question";
import { RequestListQuery } from "@/lib/contracts/request";
import { DueListQuery, ResourceListQuery } from "@/lib/contracts/resource";
import type { Actor } from "@/lib/domain/access/actor";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { getAssociation } from "../association/get-association";
import { countAskedEnds, countWaitingEnds, listAssociations } from "../association/list-associations";
import { budgetInput, money } from "../budget/governance.fixture";
import { listAssociationRecords, listBudgetRecords } from "../budget/list-budget-records";
import { setBudget } from "../budget/set-budget";
import { setBudgets } from "../budget/set-budgets";
import { getReseller } from "../company/get-reseller";
import { listResellers } from "../company/list-resellers";
import { listSuspensions } from "../company/suspensions";
import { retryPlaces } from "../connector/retry-places";
import { getCouponBalance } from "../coupon/get-coupon-balance";
import { getMonthCoupons } from "../coupon/get-month-coupons";
import { listCoupons } from "../coupon/list-coupons";
import { findCustomerIds } from "../customer/find-customer-ids";
import { findSheetCustomers } from "../customer/find-sheet-customers";
import { getCustomer } from "../customer/get-customer";
import { listAssociationEvents, listCustomerEvents } from "../customer/list-customer-events";
import { listCustomerNames } from "../customer/list-customer-names";
import { listCustomerResellers } from "../customer/list-customer-resellers";
import { listCustomers } from "../customer/list-customers";
import { getDelegation } from "../delegation/get-delegation";
import { getQuotaTable } from "../delegation/get-quota-table";
import { listDelegationRecords } from "../delegation/list-delegation-records";
import { previewRevocation } from "../delegation/preview-revocation";
import { getStartingPolicy } from "../development/get-starting-policy";
import { listDaySpending } from "../expenditure/list-day-spending";
import { listMonthSpending } from "../expenditure/list-month-spending";
import { listProductSpending } from "../expenditure/list-product-spending";
import { getCustomerThen } from "../history/get-customer-then";
import { getHome } from "../home/get-home";
import { newId } from "../new-id";
import { listOrders } from "../order/list-orders";
import { listRenewalsAtRisk } from "../order/list-renewals-at-risk";
import { decidePurchases } from "../purchase/decide-purchases";
import { answerQuestion, closeQuestion } from "../question/answer-question";
import { countOpenQuestions } from "../question/count-open-questions";
import { listCustomerQuestions, listQuestions } from "../question/list-questions";
import { approveRequest } from "../request/approve-request";
import { commentOnRequest } from "../request/comment-on-request";
import { countPendingRequests } from "../request/count-pending-requests";
import { createRequest } from "../request/create-request";
import { getRequest } from "../request/get-request";
import { listPendingKinds } from "../request/list-pending-kinds";
import { listRequests } from "../request/list-requests";
import { rejectRequest } from "../request/reject-request";
import { withdrawRequest } from "../request/withdraw-request";
import { listOpenReservations } from "../reservation/list-open-reservations";
import { countDueResources } from "../resource/count-due-resources";
import { getResource } from "../resource/get-resource";
import { listAddressedResources } from "../resource/list-addressed-resources";
import { listDueResources } from "../resource/list-due-resources";
import { listResources } from "../resource/list-resources";
import { orderRelease } from "../resource/order-release";
import { allowPayPerUse } from "../restriction/allow-pay-per-use";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { callOffAct } from "../restriction/call-off-act";
import { freezeCustomer } from "../restriction/freeze-customer";
import { getRestrictionPlaces } from "../restriction/get-restriction-places";
import { getRestrictionPreviews } from "../restriction/get-restriction-previews";
import { liftFreeze } from "../restriction/lift-freeze";
import { countActTodos, listActsOf, listReleases, listRestrictionActs } from "../restriction/list-restriction-acts";
import { orderFreeze, orderLift } from "../restriction/order-restriction";
import { planRestrictions } from "../restriction/plan-restrictions";
import { restrictCustomers } from "../restriction/restrict-customers";
import { inTenant } from "../tenant";
import { ALERT_TWINS, ALERT_WHOLE } from "./alert-twins.fixture";
import { EXPENDITURE_BY_ID, EXPENDITURE_WHOLE } from "./expenditure-twins.fixture";
import { FORESIGHT_TWINS, FORESIGHT_WHOLE } from "./foresight-twins.fixture";
import { listAccountManagers } from "./list-account-managers";
import { listAssignmentRecords, listCustomerAssignments } from "./list-assignment-records";
import { countUnassigned, listUnassigned } from "./list-unassigned";
import { MESSAGE_TWINS, MESSAGES_WHOLE } from "./message-twins.fixture";
import { ORDER_TWINS } from "./order-twins.fixture";
import { STATISTICS_BY_ID, STATISTICS_WHOLE } from "./statistics-twins.fixture";
import { type Call, may } from "./twin.fixture";
import { VENDOR_TWINS, VENDOR_WHOLE } from "./vendor-twins.fixture";
import { WHAT_IF_TWINS } from "./what-if-twins.fixture";

const about = { reason: "Because", messageToCustomer: null };
const wish = { kind: "block-pay-per-use", messageToCustomer: null } as const;
const list = (given: Record<string, string> = {}) => CustomerListQuery.parse(given);
const monthly = { type: "monthly", amount: money("10"), action: "alert-only" } as const;

/** The first row of the customer's, whoever asks; one that is not there where it has none. */
async function idOf(
  table: typeof associations | typeof resources | typeof customerQuestions,
  { distributorId }: Actor,
  customerId: string,
) {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx.select({ id: table.id }).from(table).where(eq(table.customerId, customerId)),
  );
  return row?.id ?? newId();
}

/** Asked for one thing by its id: what is not assigned must answer as what is not there at all. */
export const BY_ID: Readonly<Record<string, Call>> = {
  listCustomerAssignments: (actor, { customerId }) =>
    listCustomerAssignments(may(actor, "assignment.read"), customerId),
  listBudgetRecords: (actor, { customerId }) => listBudgetRecords(may(actor, "budget.read"), customerId),
  setBudget: (actor, { customerId }) => setBudget(may(actor, "budget.set"), budgetInput(customerId, monthly)),
  setBudgets: (actor, { customerId }) =>
    setBudgets(may(actor, "budget.set"), { rows: [budgetInput(customerId, monthly)], dryRun: true }),
  getReseller: (actor, { resellerId }, at) => getReseller(may(actor, "reseller.read"), resellerId, billingMonthOf(at)),
  findCustomerIds: async (actor, { customerId }) => [
    ...(await findCustomerIds(may(actor, "customer.read"), [customerId])),
  ],
  findSheetCustomers: async (actor, { customerId }) => [
    ...(await findSheetCustomers(may(actor, "budget.set"), [customerId])),
  ],
  getCustomer: (actor, { customerId }, at) => getCustomer(may(actor, "customer.read"), customerId, at),
  listCustomerEvents: (actor, { customerId }) => listCustomerEvents(may(actor, "restriction.read"), customerId),
  listCustomerNames: async (actor, { customerId }) => [
    ...(await listCustomerNames(may(actor, "customer.read"), [customerId])),
  ],
  getDelegation: (actor, { resellerId }, at) => getDelegation(may(actor, "delegation.read"), resellerId, at),
  listDelegationRecords: (actor, { resellerId }) => listDelegationRecords(may(actor, "delegation.read"), resellerId),
  previewRevocation: (actor, { resellerId }, at) => previewRevocation(may(actor, "delegation.read"), resellerId, at),
  listDaySpending: (actor, { customerId }, at) =>
    listDaySpending(may(actor, "expenditure.read"), customerId, billingMonthOf(at)),
  listMonthSpending: (actor, { customerId }, at) =>
    listMonthSpending(may(actor, "expenditure.read"), customerId, billingMonthOf(at), 3),
  listProductSpending: (actor, { customerId }, at) =>
    listProductSpending(may(actor, "expenditure.read"), customerId, billingMonthOf(at)),
  ...FORESIGHT_TWINS,
  listOpenReservations: (actor, { customerId }) => listOpenReservations(may(actor, "customer.read"), customerId),
  // When it was asked is no part of what is told.
  listCoupons: async (actor, { customerId }) => ({
    ...(await listCoupons(may(actor, "coupon.read"), customerId)),
    asOf: null,
  }),
  getCouponBalance: (actor, { customerId }) => getCouponBalance(may(actor, "coupon.read"), customerId),
  getMonthCoupons: (actor, { customerId }, at) =>
    getMonthCoupons(may(actor, "coupon.read"), customerId, billingMonthOf(at)),
  decidePurchases: (actor, { customerId }) =>
    decidePurchases(may(actor, "purchase.decide"), [{ customerId, operation: "enable-pay-per-use" }] as never),
  approveRequest: (actor, { requestId }) =>
    approveRequest(may(actor, "request.decide"), {
      requestId,
      wish,
      version: 0,
      until: null,
      note: null,
      agreementVersion: null,
      confirmed: true,
    }),
  rejectRequest: (actor, { requestId }) => rejectRequest(may(actor, "request.decide"), { requestId, note: "No" }),
  commentOnRequest: (actor, { requestId }) =>
    commentOnRequest(may(actor, "request.comment"), { requestId, text: "Well" }),
  withdrawRequest: (actor, { requestId }) => withdrawRequest(may(actor, "request.withdraw"), { requestId }),
  createRequest: (actor, { customerId }) =>
    createRequest(may(actor, "request.create"), { customerId, reason: "Because", wish }),
  getRequest: (actor, { requestId }, at) => getRequest(may(actor, "request.read"), requestId, at),
  listPendingKinds: (actor, { customerId }) => listPendingKinds(may(actor, "request.read"), customerId),
  allowPayPerUse: (actor, { customerId }) =>
    allowPayPerUse(may(actor, "restriction.allow-pay-per-use"), { customerId, origins: ["manual"], ...about }),
  blockPayPerUse: (actor, { customerId }) =>
    blockPayPerUse(may(actor, "restriction.block-pay-per-use"), { customerId, ...about }),
  freezeCustomer: (actor, { customerId }) =>
    freezeCustomer(may(actor, "restriction.freeze"), {
      customerId,
      level: "account",
      agreementVersion: FREEZE_AGREEMENT_VERSION,
      ...about,
    }),
  orderFreeze: (actor, { customerId }) =>
    orderFreeze(may(actor, "restriction.freeze"), {
      customerId,
      level: "account-and-resources",
      agreementVersion: FREEZE_AGREEMENT_VERSION,
      ...about,
    }),
  orderLift: (actor, { customerId }) =>
    orderLift(may(actor, "restriction.lift"), { customerId, origins: ["association-default"], ...about }),
  callOffAct: (actor, { actId }) => callOffAct(may(actor, "restriction.call-off"), { actId, reason: "Because" }),
  // A place needs a connector of its own story; that nothing unknown is retried is all that is asked here.
  retryPlaces: (actor, { actId }) => retryPlaces(may(actor, "restriction.retry"), { placeIds: [actId] }),
  getRestrictionPlaces: (actor, { customerId }, at) =>
    getRestrictionPlaces(may(actor, "restriction.read"), customerId, at),
  getRestrictionPreviews: (actor, { customerId }, at) =>
    getRestrictionPreviews(may(actor, "restriction.read"), customerId, at),
  listActsOf: (actor, { customerId }, at) => listActsOf(may(actor, "restriction.read"), customerId, at),
  restrictCustomers: (actor, { customerId }) =>
    restrictCustomers(may(actor, "restriction.batch"), {
      rows: [{ ...about, customerId, act: "freeze-account" }],
      dryRun: true,
      agreementVersion: null,
      alsoManual: false,
      now: true,
      recall: false,
    }),
  planRestrictions: (actor, { customerId }) =>
    planRestrictions(may(actor, "restriction.batch"), [{ line: 2, cells: { customer: customerId, act: "lift" } }]),
  getCustomerThen: (actor, { customerId }, at) => getCustomerThen(may(actor, "history.read"), customerId, at),
  getAssociation: async (actor, { customerId }) =>
    getAssociation(may(actor, "association.read"), await idOf(associations, actor, customerId)),
  listAssociationRecords: async (actor, { customerId }) =>
    listAssociationRecords(may(actor, "association.read"), customerId, await idOf(associations, actor, customerId)),
  listAssociationEvents: async (actor, { customerId }) => {
    const associationId = await idOf(associations, actor, customerId);
    return listAssociationEvents(may(actor, "association.read"), { customerId, associationId });
  },
  ...ALERT_TWINS,
  ...ORDER_TWINS,
  ...STATISTICS_BY_ID,
  ...EXPENDITURE_BY_ID,
  ...MESSAGE_TWINS,
  ...WHAT_IF_TWINS,
  listAddressedResources: (actor, { customerId }) =>
    listAddressedResources(
      may(actor, "resource.read"),
      { customerId, tab: "yearly-monthly" },
      { offset: 0, limit: 100 },
    ),
  getResource: async (actor, { customerId }) =>
    getResource(may(actor, "resource.read"), await idOf(resources, actor, customerId)),
  answerQuestion: async (actor, { customerId }) =>
    answerQuestion(may(actor, "question.answer"), {
      questionId: await idOf(customerQuestions, actor, customerId),
      text: "Yes",
    }),
  closeQuestion: async (actor, { customerId }) =>
    closeQuestion(may(actor, "question.answer"), { questionId: await idOf(customerQuestions, actor, customerId) }),
  listCustomerQuestions: (actor, { customerId }) => listCustomerQuestions(may(actor, "question.read"), customerId),
  orderRelease: async (actor, { customerId }) =>
    orderRelease(may(actor, "resource.release"), {
      customerId,
      resourceIds: [await idOf(resources, actor, customerId)],
      reason: "Because",
    }),
  getStartingPolicy: (actor, { resellerId }) => getStartingPolicy(may(actor, "development.read"), resellerId),
  listSuspensions: (actor, { resellerId }) => listSuspensions(may(actor, "reseller.read"), resellerId),
  ...VENDOR_TWINS,
  liftFreeze: (actor, { customerId }) =>
    liftFreeze(may(actor, "restriction.lift"), { customerId, origins: ["association-default"], ...about }),
};

/** Asked for whatever there is: nothing in the answer may be of what is not assigned. */
export const WHOLE: Readonly<Record<string, Call>> = {
  ...ALERT_WHOLE,
  ...STATISTICS_WHOLE,
  listAccountManagers: (actor) => listAccountManagers(may(actor, "assignment.read")),
  listAssignmentRecords: (actor) => listAssignmentRecords(may(actor, "assignment.read"), null),
  countUnassigned: (actor) => countUnassigned(may(actor, "assignment.read")),
  listUnassigned: async (actor) => [
    await listUnassigned(may(actor, "assignment.read"), "customer", null),
    await listUnassigned(may(actor, "assignment.read"), "reseller", null),
  ],
  listResellers: (actor, _thing, at) =>
    listResellers(may(actor, "reseller.read"), { search: null, manager: null, at, cursor: null }),
  listCustomerResellers: (actor) => listCustomerResellers(may(actor, "customer.read")),
  listCustomers: async (actor, { resellerId }, at) => [
    await listCustomers(may(actor, "customer.read"), list(), at),
    await listCustomers(may(actor, "customer.read"), list({ reseller: resellerId }), at),
  ],
  listResources: (actor) => listResources(may(actor, "resource.read"), ResourceListQuery.parse({})),
  countOpenQuestions: (actor) => countOpenQuestions(may(actor, "question.read")),
  listQuestions: (actor) => listQuestions(may(actor, "question.read"), QuestionListQuery.parse({ state: "all" })),
  listDueResources: (actor) => listDueResources(may(actor, "restriction.read"), DueListQuery.parse({ within: 15 })),
  countDueResources: (actor) => countDueResources(may(actor, "restriction.read")),
  listReleases: (actor, _thing, at) => listReleases(may(actor, "restriction.read"), at),
  listOrders: (actor) => listOrders(may(actor, "order.read"), OrderListQuery.parse({})),
  getQuotaTable: (actor, { resellerId }, at) =>
    getQuotaTable(may(actor, "delegation.read"), { at, isPast: false, resellerId }),
  countAskedEnds: (actor) => countAskedEnds(may(actor, "association.read")),
  countWaitingEnds: (actor) => countWaitingEnds(may(actor, "association.read")),
  listAssociations: (actor) => listAssociations(may(actor, "association.read"), AssociationListQuery.parse({})),
  ...FORESIGHT_WHOLE,
  ...MESSAGES_WHOLE,
  ...EXPENDITURE_WHOLE,
  ...VENDOR_WHOLE,
  getHome: (actor, _thing, at) => getHome(may(actor, "home.read"), at),
  countPendingRequests: (actor, _thing, at) => countPendingRequests(may(actor, "request.read"), at),
  countActTodos: (actor, _thing, at) => countActTodos(may(actor, "restriction.read"), at),
  listRenewalsAtRisk: (actor) => listRenewalsAtRisk(may(actor, "home.read")),
  listRestrictionActs: (actor, _thing, at) =>
    listRestrictionActs(may(actor, "restriction.read"), { state: "all", after: null }, at),
  listRequests: (actor, { customerId }) =>
    Promise.all(
      [RequestListQuery.parse({}), RequestListQuery.parse({ customer: customerId })].map((query) =>
        listRequests(may(actor, "request.read"), { ...query, state: "all" }),
      ),
    ),
};

import type { Actor, KeyScope } from "@/lib/domain/access/actor";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { resellerRow } from "@/lib/domain/base/base.fixture";
import { handleAlerts } from "../alert/handle-alerts";
import { setAlertLimits } from "../alert/set-alert-limits";
import { createAccessKey } from "../api-key/create-access-key";
import { createApiKey } from "../api-key/create-api-key";
import { revokeApiKey } from "../api-key/revoke-api-key";
import { rotateAccessKey } from "../api-key/rotate-access-key";
import { assignCustomers } from "../assignment/assign-customers";
import { assignResellers } from "../assignment/assign-resellers";
import { approveDisassociation } from "../association/approve-disassociation";
import { askDisassociation } from "../association/ask-disassociation";
import { moveCustomers } from "../association/move-customer";
import { rejectDisassociation } from "../association/reject-disassociation";
import { withdrawDisassociation } from "../association/withdraw-disassociation";
import { bringOver } from "../base/bring-over";
import { budgetInput, money, permit } from "../budget/governance.fixture";
import { setBudget } from "../budget/set-budget";
import { addConnector } from "../connector/add-connector";
import { removeConnector } from "../connector/remove-connector";
import { retryPlaces } from "../connector/retry-places";
import { rotateSecret } from "../connector/rotate-secret";
import { setConnectorState } from "../connector/set-connector-state";
import { createCustomer } from "../customer/create-customer";
import { ALL } from "../delegation/delegation.fixture";
import { grantDelegation } from "../delegation/grant-delegation";
import { recallPermissions } from "../delegation/recall-permissions";
import { returnPermissions } from "../delegation/return-permissions";
import { revokeDelegation } from "../delegation/revoke-delegation";
import { resumePurchases, stopPurchases } from "../delegation/stop-purchases";
import { createLink } from "../development/create-link";
import { inviteCustomers } from "../development/invite-customers";
import { preregisterCustomers } from "../development/preregister-customers";
import { setStartingPolicy } from "../development/set-starting-policy";
import { withdrawLink } from "../development/withdraw-link";
import { inviteAdministrator } from "../invitation/invite-administrator";
import { inviteMember } from "../invitation/invite-member";
import { withdrawInvitation } from "../invitation/withdraw-invitation";
import { changeRoles } from "../member/change-roles";
import { removeMember } from "../member/remove-member";
import { newId } from "../new-id";
import { setCompanyChoices } from "../notification/set-company-choices";
import { answerQuestion, closeQuestion } from "../question/answer-question";
import { askPartner } from "../question/ask-partner";
import { addRecipient } from "../recipient/add-recipient";
import { changeRecipient } from "../recipient/change-recipient";
import { removeRecipient } from "../recipient/remove-recipient";
import { sendLinkAgain } from "../recipient/send-link-again";
import { approveRequest } from "../request/approve-request";
import { commentOnRequest } from "../request/comment-on-request";
import { createRequest } from "../request/create-request";
import { rejectRequest } from "../request/reject-request";
import { withdrawRequest } from "../request/withdraw-request";
import { reserve } from "../reservation/reserve";
import { orderRelease } from "../resource/order-release";
import { allowPayPerUse } from "../restriction/allow-pay-per-use";
import { blockPayPerUse } from "../restriction/block-pay-per-use";
import { callOffAct } from "../restriction/call-off-act";
import { confirmAct } from "../restriction/confirm-act";
import { declineAct } from "../restriction/decline-act";
import { freezeCustomer } from "../restriction/freeze-customer";
import { holdDeletion, releaseDeletion } from "../restriction/hold-deletion";
import { liftFreeze } from "../restriction/lift-freeze";
import { orderFreeze, orderLift } from "../restriction/order-restriction";
import { protectCustomer, unprotectCustomer } from "../restriction/protect-customer";
import { restrictCustomers } from "../restriction/restrict-customers";
import { recordUsageEvents } from "../usage-event/record-usage-events";
import { setVerification } from "../verification/set-verification";
import { createReseller } from "./create-reseller";
import { BILLING } from "./frozen-billing.fixture";
import { CREDITING } from "./frozen-credits.fixture";
import { FORESIGHT } from "./frozen-foresight.fixture";
import { PURCHASING } from "./frozen-purchases.fixture";
import { WEBHOOKS } from "./frozen-webhooks.fixture";

export type Things = {
  readonly customerId: string;
  readonly resellerId: string;
  readonly requestId: string;
  readonly actId: string;
  readonly disassociationId: string;
};

/** Actions that change nothing of the company, or are not its own to do. */
type Reading =
  | Extract<Action, `${string}.read`>
  | "operation-log.export"
  | "export.create"
  | "export.customers"
  | "view.save"
  | "profile.manage"
  | "purchase.decide"
  | "company.suspend";
type Writing = Exclude<Action, Reading>;
export type Calls = { readonly [A in Writing]: (may: Permit<A>, things: Things) => readonly Promise<unknown>[] };

const act = { reason: "Because", messageToCustomer: null };
const company = { name: "New", email: null, contactEmail: null, contactPhone: null, administratorEmail: null };
const recipient = { name: "New", phone: null, language: "en", timeZone: "UTC" } as const;
const event = {
  id: "event",
  source: "test",
  account: "account",
  start: "2026-11-01T00:00:00Z",
  service: "Compute",
  listCost: money("1"),
  currency: "USD",
};

/** Every command there is by the action that it asks for; a new action does not compile until it stands here. */
const CALLS: Calls = {
  ...FORESIGHT,
  ...WEBHOOKS,
  "alert-limit.set": (may) => [setAlertLimits(may, { requestHours: 12, deliveryLateDays: 2 })],
  "alert.handle": (may) => [
    handleAlerts(may, [newId()], { kind: "acknowledge" }).then(([answer]) => ({
      allowed: answer?.reasons === null,
      reasons: answer?.reasons ?? [],
    })),
  ],
  "notification.set": (may) => [
    setCompanyChoices(may, { wishes: [], hours: null }),
    addRecipient(may, { ...recipient, email: "new@recipient.example", wishes: [], address: "https://example.org/" }),
    changeRecipient(may, { ...recipient, recipientId: newId(), wishes: [] }),
    removeRecipient(may, { recipientId: newId() }),
    sendLinkAgain(may, { recipientId: newId(), address: "https://example.org/" }),
  ],
  "customer.create": (may) => [
    createCustomer(may, { ...company, accountName: "new-customer", resellerId: null, phone: null }),
  ],
  "customer.assign": (may, { customerId }) => [
    assignCustomers(may, { act: "assign", memberId: newId(), customerIds: [customerId] }),
  ],
  "reseller.assign": (may, { resellerId }) => [
    assignResellers(may, { act: "assign", memberId: newId(), resellerIds: [resellerId] }),
  ],
  "customer.move": (may, { customerId }) => [
    moveCustomers(may, { customerIds: [customerId], resellerId: null, reason: "Because" }),
  ],
  "disassociation.ask": (may, { customerId }) => [
    askDisassociation(may, { customerId, reason: "Because", declared: true, understood: true }),
  ],
  "disassociation.decide": (may, { disassociationId }) => [
    approveDisassociation(may, { disassociationId, note: null }),
    rejectDisassociation(may, { disassociationId, note: "Because" }),
  ],
  "disassociation.withdraw": (may, { disassociationId }) => [
    withdrawDisassociation(may, { disassociationId, note: null }),
  ],
  "development.manage": (may) => [
    preregisterCustomers(may, [
      { name: "New", email: "new@example.test", contact: null, externalId: null, note: null },
    ]),
    createLink(may, { label: null, validDays: 7, lifeDays: 7 }),
    withdrawLink(may, { linkId: newId() }),
    inviteCustomers(may, { ids: [newId()], language: "en", address: "http://center.example/join/", lifeDays: 7 }),
  ],
  "starting-policy.set": (may, { resellerId }) => [setStartingPolicy(may, { resellerId, version: 0, wish: null })],
  "budget.set": (may, { customerId }) => [setBudget(may, budgetInput(customerId, { amount: money("5") }))],
  "restriction.freeze": (may, { customerId }) => [
    orderFreeze(may, { ...act, customerId, level: "account", agreementVersion: null, timing: "delayed" }),
    freezeCustomer(may, { ...act, customerId, level: "account", agreementVersion: null }),
  ],
  "restriction.lift": (may, { customerId }) => [
    orderLift(may, { ...act, customerId, origins: ["association-default"] }),
    liftFreeze(may, { ...act, customerId, origins: ["association-default"] }),
  ],
  "restriction.block-pay-per-use": (may, { customerId }) => [blockPayPerUse(may, { ...act, customerId })],
  "restriction.allow-pay-per-use": (may, { customerId }) => [
    allowPayPerUse(may, { ...act, customerId, origins: ["manual"] }),
  ],
  "restriction.batch": (may, { customerId }) => [
    restrictCustomers(may, {
      rows: [{ ...act, customerId, act: "freeze-account" }],
      dryRun: false,
      agreementVersion: null,
      alsoManual: false,
      now: true,
      recall: false,
    }),
  ],
  "restriction.call-off": (may, { actId }) => [callOffAct(may, { actId, reason: "Because" })],
  "restriction.confirm": (may, { actId }) => [
    confirmAct(may, { actId }),
    declineAct(may, { actId, reason: "Because" }),
  ],
  "restriction.protect": (may, { customerId }) => [
    protectCustomer(may, { customerId, reason: "Because" }),
    unprotectCustomer(may, { customerId, reason: "Because" }),
  ],
  "restriction.hold-deletion": (may, { customerId }) => [
    holdDeletion(may, { customerId, kind: "dispute", reason: "Because" }),
    releaseDeletion(may, { customerId, kind: "dispute", reason: "Because" }),
  ],
  "reseller.create": (may, { resellerId }) => [
    createReseller(may, { ...company, accountName: "new-reseller" }),
    inviteAdministrator(may, { companyId: resellerId, email: null }),
  ],
  "delegation.grant": (may, { resellerId }) => [
    grantDelegation(may, { resellerId, version: 0, wish: ALL, reason: null }),
    revokeDelegation(may, { resellerId, version: 0, reason: null }),
  ],
  "delegation.recall": (may, { resellerId, customerId }) => [
    recallPermissions(may, {
      resellerId,
      customerIds: [customerId],
      permissions: ["set-budget"],
      reason: "Because",
      messageToCustomer: null,
      agreementVersion: null,
    }),
    returnPermissions(may, { resellerId, customerIds: [customerId], reason: "Because" }),
  ],
  "reseller.stop": (may, { resellerId }) => [
    stopPurchases(may, { resellerId, reason: "Because" }),
    resumePurchases(may, { resellerId, reason: "Because" }),
  ],
  "request.create": (may, { customerId }) => [
    createRequest(may, {
      customerId,
      reason: "Because",
      wish: { kind: "lift", origins: ["manual"], messageToCustomer: null },
    }),
  ],
  "request.withdraw": (may, { requestId }) => [withdrawRequest(may, { requestId })],
  "request.comment": (may, { requestId }) => [commentOnRequest(may, { requestId, text: "Because" })],
  "request.decide": (may, { requestId }) => [
    rejectRequest(may, { requestId, note: "Because" }),
    approveRequest(may, {
      requestId,
      version: 0,
      until: null,
      note: null,
      confirmed: true,
      agreementVersion: null,
      wish: { kind: "lift", origins: ["association-default"], messageToCustomer: null },
    }),
  ],
  "connector.manage": (may) => [
    addConnector(may, { name: "New", url: "https://end.example", sources: ["aws"] }),
    removeConnector(may, { connectorId: newId() }),
    rotateSecret(may, { connectorId: newId() }),
    setConnectorState(may, { connectorId: newId(), state: "paused" }),
  ],
  "restriction.retry": (may) => [retryPlaces(may, { placeIds: [newId()] })],
  "verification.manage": (may) => [setVerification(may, { channel: "off", version: 0 })],
  "base.bring-over": (may) => [bringOver(may, { rows: [resellerRow()], address: "http://center.example/" })],
  "member.manage": (may) => [
    inviteMember(may, { email: "new@example.test", roles: ["viewer"] }),
    withdrawInvitation(may, { invitationId: newId() }),
    changeRoles(may, { memberId: newId(), roles: ["viewer"] }),
    removeMember(may, { memberId: newId() }),
  ],
  "api-key.manage": (may) => [
    createApiKey(may, { name: "New", scopes: ["decisions"] }),
    createAccessKey(may, { name: "New", scopes: ["decisions"] }),
    rotateAccessKey(may, { keyId: newId() }),
    revokeApiKey(may, { keyId: newId() }),
  ],
  ...BILLING,
  ...PURCHASING,
  ...CREDITING,
  "partner.ask": (may) => [askPartner(may, { about: "eligibility", amount: null, text: "Because" }, "en")],
  "question.answer": (may) => [
    answerQuestion(may, { questionId: newId(), text: "Because" }),
    closeQuestion(may, { questionId: newId() }),
  ],
  "resource.release": (may, { customerId }) => [
    orderRelease(may, { customerId, resourceIds: [newId()], reason: "Because" }),
  ],
  "usage.record": (may) => [recordUsageEvents(may, [event])],
  // Confirming and releasing what was set aside before stay open (G9); their own test holds that.
  "purchase.reserve": (may, { customerId }) => [
    reserve(may, { customerId, operation: "renew", amount: money("1"), seconds: 60 }),
  ],
};

/** Only programs may. */
const KEY_ONLY: Partial<Record<Writing, KeyScope>> = {
  "usage.record": "usage",
  "purchase.reserve": "decisions",
  "order.sell": "orders",
};

export const WRITING = Object.keys(CALLS) as Writing[];

/** A person, or a key where only keys may. */
export function entitled(actor: Actor, action: Writing): Actor {
  const scope = KEY_ONLY[action];
  return scope ? { ...actor, via: { kind: "key", keyId: newId(), name: "meter", scopes: [scope] } } : actor;
}

/** What each command of that action answers, one after the other. */
export async function tryWriting<A extends Writing>(actor: Actor, action: A, things: Things): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const answer of CALLS[action](permit(entitled(actor, action), action), things)) answers.push(await answer);
  return answers;
}

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { CRITICAL_OPERATIONS, type CriticalOperation } from "@/lib/domain/verification/verification";

/** What each critical action asks a code for. */
const CRITICAL: Readonly<Record<string, CriticalOperation>> = {
  freezeCustomerAction: "freeze-customer",
  liftFreezeAction: "lift-freeze",
  restrictCustomersAction: "restrict-customers",
  confirmActAction: "confirm-act",
  orderReleaseAction: "release-resources",
  blockPayPerUseAction: "block-pay-per-use",
  allowPayPerUseAction: "allow-pay-per-use",
  setBudgetAction: "set-budget",
  setBudgetsAction: "set-budgets",
  setBudgetsFromSheetAction: "set-budgets-from-sheet",
  setStartingPolicyAction: "set-starting-policy",
  grantDelegationAction: "grant-delegation",
  grantDelegationsAction: "grant-delegations",
  revokeDelegationAction: "revoke-delegation",
  recallPermissionsAction: "recall-permissions",
  returnPermissionsAction: "return-permissions",
  stopPurchasesAction: "stop-purchases",
  resumePurchasesAction: "resume-purchases",
  approveRequestAction: "approve-request",
  askDisassociationAction: "ask-disassociation",
  approveDisassociationAction: "approve-disassociation",
  moveCustomersAction: "move-customers",
  bringOverAction: "bring-over-base",
  inviteMemberAction: "invite-member",
  inviteResellerAdministratorAction: "invite-administrator",
  inviteCustomerAdministratorAction: "invite-administrator",
  changeRolesAction: "change-roles",
  removeMemberAction: "remove-member",
  createApiKeyAction: "create-api-key",
  createAccessKeyAction: "create-api-key",
  rotateAccessKeyAction: "create-api-key",
  setVerificationAction: "set-verification",
  setCreditRuleAction: "set-credit-rule",
};

/** Why each of the others asks for none. */
const NOT_CRITICAL: Readonly<Record<string, string>> = {
  chooseLanguageAction: "changes nothing of the company",
  setScheduleAction: "an export like one asked for by hand, to one's own address",
  endScheduleAction: "takes nothing away",
  saveViewAction: "an address under a name",
  renameViewAction: "an address under a name",
  shareViewAction: "an address under a name: whoever opens it reads its own rows",
  deleteViewAction: "an address under a name",
  retryUndeliveredAction: "sends what was to be sent, to whom it was to go",
  signOutAction: "one's own session",
  switchCompanyAction: "one's own session",
  joinAsNewPersonAction: "the invitation's link is the proof",
  joinAsNewCustomerAction: "the invitation's link is the proof",
  joinWithCompanyAction: "the invitation's link is the proof",
  joinAction: "the invitation's link is the proof",
  changeProfileAction: "one's own profile",
  markMessagesAction: "one's own marks",
  markAllReadAction: "one's own marks",
  setOwnChoicesAction: "one's own notifications",
  setCompanyChoicesAction: "every notice stands in the product, whatever is chosen",
  addRecipientAction: "nothing is sent before the address is confirmed",
  changeRecipientAction: "the confirmed address stays",
  removeRecipientAction: "takes a danger away",
  sendLinkAgainAction: "nothing but the link is sent",
  confirmRecipientAction: "the link is the proof",
  unsubscribeAction: "the link of the e-mail is the proof, and it only takes something away",
  resubscribeAction: "the link of the e-mail is the proof; takes back what it did",
  declineRecipientAction: "takes a danger away",
  changePasswordAction: "asks for the password",
  endSessionAction: "takes a danger away",
  endOtherSessionsAction: "takes a danger away",
  beginAuthenticatorAction: "asks for the password",
  confirmAuthenticatorAction: "asks for the code itself",
  removeAuthenticatorAction: "asks for the password",
  requestExportAction: "reads only; what it takes is recorded, and anonymised",
  callOffActAction: "takes a danger away",
  declineActAction: "takes a danger away",
  protectCustomerAction: "makes a freeze harder",
  unprotectCustomerAction: "a mark: the freeze itself asks",
  holdDeletionAction: "takes a danger away",
  releaseDeletionAction: "a mark: deleting is not done by it",
  revokeApiKeyAction: "takes a danger away",
  withdrawInvitationAction: "takes a danger away",
  assignCustomersAction: "an assignment is not among R-11.6",
  assignResellersAction: "an assignment is not among R-11.6",
  createResellerAction: "a new company holds nothing yet",
  planRestrictionsAction: "reads a sheet, and does nothing",
  planBringOverAction: "reads a file, and does nothing",
  preregisterAction: "sends and decides nothing",
  preregisterListAction: "sends and decides nothing",
  inviteCustomersAction: "who joins begins frozen",
  createLinkAction: "who joins begins frozen",
  withdrawLinkAction: "takes a danger away",
  removeStartingPolicyAction: "who joins begins frozen",
  renameResourceAction: "a name",
  deleteResourceAction: "a customer's own resource is not among R-11.6",
  placeOrderAction: "a purchase is not among R-11.6",
  enableResourceAction: "a purchase is not among R-11.6",
  payOrderAction: "a purchase is not among R-11.6",
  payOrdersAction: "a purchase is not among R-11.6",
  cancelOrderAction: "does nothing",
  prepareOrderAction: "asks, and does nothing",
  renewResourceAction: "a purchase is not among R-11.6",
  changeResourceAction: "a purchase is not among R-11.6",
  convertResourceAction: "a purchase is not among R-11.6",
  unsubscribeResourceAction: "an unsubscription is not among R-11.6",
  setAutoRenewalAction: "a purchase is not among R-11.6",
  recordCreditAction: "a record is not among R-11.6",
  importCreditsAction: "a record is not among R-11.6",
  issueCouponAction: "a coupon is not among R-11.6",
  withdrawCouponAction: "a coupon is not among R-11.6",
  setSettlementDayAction: "a coupon is not among R-11.6",
  createRequestAction: "asks, and does nothing",
  askPartnerAction: "asks, and does nothing",
  handleAlertsAction: "says who deals with what, and does nothing",
  setAlertLimitsAction: "says when to be told, and does nothing",
  answerQuestionAction: "says something, and does nothing",
  closeQuestionAction: "does nothing",
  rejectRequestAction: "does nothing",
  rejectDisassociationAction: "does nothing",
  withdrawDisassociationAction: "does nothing",
  withdrawRequestAction: "does nothing",
  commentOnRequestAction: "does nothing",
  addConnectorAction: "a connector is not among R-11.6",
  rotateSecretAction: "a connector is not among R-11.6",
  setConnectorStateAction: "a connector is not among R-11.6",
  removeConnectorAction: "a connector is not among R-11.6",
  testConnectorAction: "changes nothing at the other end",
  addWebhookAction: "a webhook is not among R-11.6",
  changeWebhookAction: "a webhook is not among R-11.6",
  setWebhookStateAction: "a webhook is not among R-11.6",
  rotateWebhookSecretAction: "a webhook is not among R-11.6",
  removeWebhookAction: "a webhook is not among R-11.6",
  testWebhookAction: "changes nothing at the other end",
  replayDeliveryAction: "repeats what was said",
  replayDeadAction: "repeats what was said",
  retryPlaceAction: "repeats what was confirmed",
  closeMonthAction: "a closing is not among R-11.6, and moves no figure",
  decideHeldAction: "a delivery is not among R-11.6",
  createCustomersAction: "customers begin frozen",
  dismissAnomalyAction: "says something, and does nothing",
  setPaceRuleAction: "says when to be told, and does nothing",
  mapAccountsAction: "a mapping is not among R-11.6",
  undoMappingAction: "a mapping is not among R-11.6",
};

/** Every exported server action by name, with its whole text. */
function actionsOnDisk(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const file of globSync("**/*.ts", { cwd: import.meta.dirname })) {
    const source = readFileSync(join(import.meta.dirname, file), "utf8");
    if (!source.startsWith('"use server"')) continue;
    const parts = source.split(/^export async function (\w+)/m).slice(1);
    for (let at = 0; at < parts.length; at += 2) found.set(parts[at] ?? "", parts[at + 1]?.split(/^}$/m)[0] ?? "");
  }
  return found;
}

const actions = actionsOnDisk();

test("every server action is known as critical or not", () => {
  expect([...actions.keys()].toSorted()).toEqual([...Object.keys(CRITICAL), ...Object.keys(NOT_CRITICAL)].toSorted());
});

test.each(Object.entries(CRITICAL))(
  "%s asks for a code as %s, and runs its command nowhere else",
  (name, operation) => {
    const text = actions.get(name) ?? "";
    expect(text).toContain(`withVerification(permit, "${operation}", form`);
  },
);

test.each(Object.keys(NOT_CRITICAL))("%s asks for none", (name) => {
  expect(actions.get(name)).not.toContain("withVerification");
});

test("every operation is some action's", () => {
  expect([...new Set(Object.values(CRITICAL))].toSorted()).toEqual(CRITICAL_OPERATIONS.toSorted());
});

import type { APIRequestContext } from "@playwright/test";
import type { ActName, WiderActName } from "@/lib/domain/access/governed-acts.fixture";
import { EXHAUSTION_ACTIONS } from "@/lib/domain/budget/budget";
import type { Permission } from "@/lib/domain/delegation/authority";
import { FREEZE_AGREEMENT_VERSION } from "@/lib/domain/restriction/cause";
import { askPatiently } from "./ask-patiently";
import { callAction } from "./call-action";
import { formOf } from "./forms";
import { actionNamed, type ServerAction } from "./server-actions";

export type GovernedName = ActName | WiderActName;
type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A form that whoever may is refused for these codes alone: so that trying changes nothing. */
type Way = {
  readonly action: string;
  readonly fields: (customerId: string) => Fields;
  readonly but: readonly string[];
};

/** A version that no budget has reached. */
const STALE = 99;
const BUDGET = { type: "monthly", action: EXHAUSTION_ACTIONS[0] };
const inAMonth = () => new Date(Date.now() + 30 * 24 * 60 * 60 * 1000).toISOString().slice(0, 16);

// The customer is frozen and blocked by hand, and has used up nothing.
export const WAYS: Readonly<Record<GovernedName, Way>> = {
  "set a budget": {
    action: "setBudgetAction",
    fields: (customerId) => ({ customerId, ...BUDGET, amount: "7", version: String(STALE) }),
    but: ["budget.stale"],
  },
  "freeze the account": {
    action: "freezeCustomerAction",
    fields: (customerId) => ({ customerId, level: "account", reason: "Because" }),
    but: ["restriction.already-frozen"],
  },
  "freeze resources": {
    action: "freezeCustomerAction",
    fields: (customerId) => ({ customerId, level: "account-and-resources", reason: "Because" }),
    but: ["restriction.agreement-missing"],
  },
  "lift the account's freeze": {
    action: "liftFreezeAction",
    fields: (customerId) => ({ customerId, "origins[]": "budget-exhausted", reason: "Because" }),
    but: ["restriction.not-frozen"],
  },
  "block pay-per-use": {
    action: "blockPayPerUseAction",
    fields: (customerId) => ({ customerId, reason: "Because" }),
    but: ["restriction.already-blocked"],
  },
  "allow pay-per-use": {
    action: "allowPayPerUseAction",
    fields: (customerId) => ({ customerId, "origins[]": "budget-exhausted", reason: "Because" }),
    but: ["restriction.not-blocked"],
  },
  "set budgets of several": {
    action: "setBudgetsAction",
    fields: (customerId) => ({ "selected[]": `${customerId}:${STALE}`, ...BUDGET, amount: "7", mode: "save" }),
    but: ["budget.stale"],
  },
  "restrict several": {
    action: "restrictCustomersAction",
    fields: (customerId) => ({
      "rows[]": JSON.stringify({ customerId, act: "lift", reason: "", messageToCustomer: null }),
      alsoManual: "on",
      mode: "save",
    }),
    but: ["restriction.reason-missing"],
  },
  "order a freeze": {
    action: "freezeCustomerAction",
    fields: (customerId) => ({ customerId, level: "account", timing: "scheduled", orderedFor: inAMonth(), reason: "" }),
    but: ["restriction.already-frozen", "restriction.reason-missing"],
  },
  "order a lift": {
    action: "liftFreezeAction",
    fields: (customerId) => ({
      customerId,
      "origins[]": "manual",
      timing: "scheduled",
      orderedFor: inAMonth(),
      reason: "",
    }),
    but: ["restriction.reason-missing"],
  },
  "ask for a budget": {
    action: "createRequestAction",
    fields: (customerId) => ({ customerId, kind: "adjust-budget", ...BUDGET, amount: "7", reason: "" }),
    but: ["request.reason-missing"],
  },
};

type Call = { readonly method: string; readonly path: string; readonly body: object };
const post = (path: string, body: object): Call => ({ method: "POST", path, body });

/** The same by the public interface. */
export const CALLS: Readonly<Record<ActName, Call>> = {
  "set a budget": { method: "PUT", path: "budget", body: { ...BUDGET, amount: "7", version: STALE } },
  "freeze the account": post("freeze", { level: "account", reason: "Because" }),
  "freeze resources": post("freeze", { level: "account-and-resources", reason: "Because" }),
  "lift the account's freeze": post("lift", { origins: ["budget-exhausted"], reason: "Because" }),
  "block pay-per-use": post("block-pay-per-use", { reason: "Because" }),
  "allow pay-per-use": post("allow-pay-per-use", { origins: ["budget-exhausted"], reason: "Because" }),
};

type Step = {
  readonly name: ActName;
  /** If not what the act needs else. */
  readonly needs?: Permission;
  readonly fields?: Fields;
  readonly body?: object;
};

/** What is done for real, one after the other; in the end everything is as it was but for the budget. */
export const ROUND: readonly Step[] = [
  { name: "set a budget" },
  {
    name: "freeze resources",
    fields: { agreementVersion: FREEZE_AGREEMENT_VERSION, timing: "now" },
    body: { agreementVersion: FREEZE_AGREEMENT_VERSION, now: true },
  },
  {
    name: "lift the account's freeze",
    needs: "freeze-resources",
    fields: { "origins[]": "manual" },
    body: { origins: ["manual"] },
  },
  { name: "freeze the account" },
  { name: "allow pay-per-use", fields: { "origins[]": "manual" }, body: { origins: ["manual"] } },
  { name: "block pay-per-use" },
];

export async function callWay(
  request: APIRequestContext,
  actions: readonly ServerAction[],
  { action, fields }: { readonly action: string; readonly fields: Fields },
  origin: string,
) {
  const args = [{ status: "idle" }, formOf(fields)];
  return callAction(request, actionNamed(actions, action), args, { origin });
}

export async function callEndpoint(
  request: APIRequestContext,
  secret: string,
  customerId: string,
  { method, path, body }: Call,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await askPatiently(request, `/api/v1/customers/${customerId}/${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    data: body,
  });
  return { status: response.status(), text: await response.text() };
}

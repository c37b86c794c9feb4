import { levelUnder } from "@/lib/domain/access/suspension";
import { PERMISSIONS, QUOTA_KINDS } from "@/lib/domain/delegation/authority";
import { freezeLevelOf } from "@/lib/domain/restriction/freeze";
import { customerAt, granted, holderOf, type Model, PLACES, usedOf } from "./model.fixture";
import { poolOf } from "./pool-model.fixture";
import { meet } from "./restriction-model.fixture";

/** Everything that the model knows and somebody can see: customers, pools and requests. */
export function modelStanding(model: Model) {
  for (const customer of model.customers) meet(model, customer);
  return {
    customers: model.customers.map((_, index) => modelCustomer(model, index)),
    refused: model.customers.map((_, index) => modelRefusals(model, index).toSorted()),
    pools: PLACES.map((place) => ({
      until: granted(model, place)?.until ?? null,
      pools: QUOTA_KINDS.map((kind) => poolOf(model, place, kind)),
    })),
    requests: model.requests.map(({ wish, state, failed }) => [wish.kind, state, failed]),
  };
}

function modelCustomer(model: Model, index: number) {
  const customer = customerAt(model, index);
  const { at, budget, causes, version } = customer;
  const derived = at === null ? null : levelUnder(model.resellers[at].state);
  const origins = [...causes.map(({ origin }) => origin), ...(derived ? ["partner-suspended"] : [])];
  return {
    at,
    authority: PERMISSIONS.map((permission) => holderOf(model, index, permission)),
    budget: budget && [budget.type, budget.amount, budget.action, budget.lifts, version],
    from: budget?.type === "one-time" ? budget.from : null,
    used: usedOf(model, customer),
    level: freezeLevelOf([...causes, ...(derived ? [{ level: derived }] : [])]),
    origins: origins.toSorted(),
    gone: causes.some(({ gone }) => gone),
  };
}

/** The codes that refuse buying yearly/monthly now, each with who may lift it. */
function modelRefusals(model: Model, index: number): string[] {
  const customer = customerAt(model, index);
  const { at, causes, budget } = customer;
  const said: string[] = [];
  if (at !== null && model.resellers[at].state !== "active") said.push("purchase.partner-suspended operator");
  if (causes.length > 0) said.push(`purchase.account-frozen ${holderOf(model, index, "freeze-account")}`);
  if (causes.some(({ level }) => level === "account-and-resources")) {
    said.push(`purchase.resources-frozen ${holderOf(model, index, "freeze-resources")}`);
  }
  if (budget === null) said.push(`purchase.no-budget ${holderOf(model, index, "set-budget")}`);
  else if (usedOf(model, customer) >= budget.amount) {
    said.push(`purchase.budget-exhausted ${holderOf(model, index, "set-budget")}`);
  }
  return said;
}

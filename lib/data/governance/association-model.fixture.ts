import { codesOf, customerAt, frozenByAssociation, isFrozen, type Model, type Place } from "./model.fixture";
import { keepPart, lacksRoom } from "./pool-model.fixture";
import { isWaitedAbout, modelSupersedeAbout } from "./request-model.fixture";
import { meet } from "./restriction-model.fixture";

/** At most three requests of a side in three months. */
const ASKED_MAX = 3;

/** The customer leaves by agreement and comes back at once, to the same partner. */
export function modelLeave(model: Model, index: number): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const reasons = codesOf([
    [isFrozen(model, customer.at), "association.company-suspended"],
    [customer.causes.some(({ origin }) => origin === "manual"), "association.manually-frozen"],
    [isWaitedAbout(model, index), "association.requests-waiting"],
    [customer.left.filter((from) => from === customer.at).length >= ASKED_MAX, "association.too-often"],
  ]);
  if (reasons.length > 0) return reasons;
  keepPart(model, index);
  customer.stay += 1;
  customer.left.push(customer.at);
  const ended = { budget: null, version: 0, spent: new Map(), known: new Set<string>(), recalled: [] };
  Object.assign(customer, ended, { causes: frozenByAssociation() });
  return [];
}

/** Budget, usage and freezes go along; the spent part stays in the pool it leaves (G20). */
export function modelMove(model: Model, index: number, to: Place | null): string[] {
  const customer = customerAt(model, index);
  meet(model, customer);
  const reasons = codesOf([
    [isFrozen(model, to), "association.reseller-frozen"],
    [customer.at === to, "association.already-there"],
    [lacksRoom(model, index, to), "association.above-quota"],
  ]);
  if (reasons.length > 0) return reasons;
  keepPart(model, index);
  modelSupersedeAbout(model, index);
  customer.at = to;
  customer.recalled = [];
  return [];
}

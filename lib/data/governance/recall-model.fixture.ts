import type { Permission } from "@/lib/domain/delegation/authority";
import type { FreezeLevel } from "@/lib/domain/restriction/freeze";
import { codesOf, customerAt, granted, holderOf, type Model, type Place } from "./model.fixture";
import { modelSupersede } from "./request-model.fixture";
import { modelFreeze } from "./restriction-model.fixture";

type Recall = {
  readonly place: Place;
  /** Null: all of the reseller's. */
  readonly customers: readonly number[] | null;
  readonly permissions: readonly Permission[];
  /** A freeze that comes along. */
  readonly level: FreezeLevel | null;
};

/** Takes permissions back for some or all customers, with the freeze that needs it: all of it or nothing (G1). */
export function modelRecall(model: Model, { place, customers, permissions, level }: Recall): string[] {
  const all = model.customers.flatMap(({ at }, index) => (at === place ? [index] : []));
  const about = customers ?? all;
  if (about.some((index) => !all.includes(index))) return ["delegation.customer-unknown"];
  const held = (permission: Permission) => about.some((index) => holderOf(model, index, permission) === "reseller");
  const reasons = codesOf([
    [permissions.length === 0, "delegation.nothing-granted"],
    [!permissions.every(held), "delegation.not-delegated"],
  ]);
  if (reasons.length > 0) return reasons;

  const before = structuredClone(model.customers);
  for (const index of about) takeBack(model, index, permissions);
  const against = level === null ? [] : freezeAll(model, about, level);
  if (against.length > 0) model.customers = before;
  return against;
}

/** Freezing resources goes along with freezing accounts. */
function takeBack(model: Model, index: number, permissions: readonly Permission[]): void {
  const customer = customerAt(model, index);
  const asked: readonly Permission[] = permissions.includes("freeze-account")
    ? [...permissions, "freeze-resources"]
    : permissions;
  const back = asked.filter((permission) => holderOf(model, index, permission) === "reseller");
  customer.recalled = [...new Set([...customer.recalled, ...back])];
}

/** Why the first that cannot be frozen cannot; frozen so already is as good. */
function freezeAll(model: Model, about: readonly number[], level: FreezeLevel): string[] {
  for (const index of about.toSorted()) {
    const against = modelFreeze(model, "distributor", index, level);
    if (against.some((code) => code !== "restriction.already-frozen")) return against;
  }
  return [];
}

/** Gives back what was recalled; one of them not recalled refuses all. */
export function modelReturn(model: Model, place: Place, customers: readonly number[]): string[] {
  const about = customers.map((index) => customerAt(model, index));
  if (about.some(({ at }) => at !== place)) return ["delegation.customer-unknown"];
  if (!granted(model, place) || about.some(({ recalled }) => recalled.length === 0)) return ["delegation.not-recalled"];
  for (const customer of about) customer.recalled = [];
  modelSupersede(model, place);
  return [];
}

import { type Delegation, type Permission, QUOTA_KINDS, type QuotaKind } from "@/lib/domain/delegation/authority";
import { codesOf, granted, type Model, type ModelReseller, type Place } from "./model.fixture";
import { quotaOf, takenBut } from "./pool-model.fixture";
import { modelSupersede } from "./request-model.fixture";

const resellerAt = ({ resellers }: Model, place: Place): ModelReseller => resellers[place];
const customersOf = ({ customers }: Model, place: Place) => customers.filter(({ at }) => at === place);

/** A recall ends with the grant of what it took back. */
function narrow(model: Model, place: Place, permissions: readonly Permission[]): void {
  for (const customer of customersOf(model, place)) {
    customer.recalled = customer.recalled.filter((one) => permissions.includes(one));
  }
}

/** What lapsed is as if revoked, whether somebody noted it yet or not; noting it is a version of its own. */
function noteLapse(model: Model, place: Place): boolean {
  const reseller = resellerAt(model, place);
  if (reseller.grant === null || granted(model, place)) return false;
  reseller.grant = null;
  reseller.version += 1;
  narrow(model, place, []);
  return true;
}

/** The product notes by itself what has lapsed. */
export function modelWatch(model: Model): string[] {
  for (const place of [0, 1] as const) if (noteLapse(model, place)) modelSupersede(model, place);
  return [];
}

/** Grants, or changes the grant; `answering` is the request that it answers. */
export function modelGrant(model: Model, place: Place, wish: Delegation, answering: number | null = null): string[] {
  const current = granted(model, place);
  const has = (permission: Permission) => wish.permissions.includes(permission);
  const anyQuota = wish.monthlyQuota !== null || wish.oneTimeQuota !== null;
  // A new grant begins without the spent parts of the one before.
  if (!current) model.residues = model.residues.filter((one) => one.place !== place);
  const reasons = codesOf([
    [wish.permissions.length === 0, "delegation.nothing-granted"],
    [has("freeze-resources") && !has("freeze-account"), "delegation.needs-freeze-account"],
    [has("set-budget") && !anyQuota, "delegation.quota-missing"],
    [!has("set-budget") && anyQuota, "delegation.quota-without-permission"],
    [QUOTA_KINDS.some((kind) => !fits(model, place, wish, kind)), "delegation.quota-below-taken"],
    [current !== null && isSame(current, wish), "delegation.nothing-to-change"],
  ]);
  if (reasons.length > 0) return reasons;
  noteLapse(model, place);
  const reseller = resellerAt(model, place);
  reseller.grant = wish;
  reseller.version += 1;
  narrow(model, place, wish.permissions);
  modelSupersede(model, place, answering);
  return reasons;
}

/** Raising is free; lowering not below what is taken, and taking a kind away is lowering it to nothing. */
function fits(model: Model, place: Place, wish: Delegation, kind: QuotaKind): boolean {
  const current = granted(model, place);
  const before = current && quotaOf(current, kind);
  const taken = takenBut(model, place, kind, -1);
  const quota = quotaOf(wish, kind);
  if (quota !== null) return quota >= taken || (before !== null && quota >= before);
  return before === null || taken === 0n || !wish.permissions.includes("set-budget");
}

const isSame = (left: Delegation, right: Delegation) => JSON.stringify(plain(left)) === JSON.stringify(plain(right));

const plain = ({ permissions, monthlyQuota, oneTimeQuota, until }: Delegation) => [
  [...permissions].sort(),
  String(monthlyQuota),
  String(oneTimeQuota),
  until,
];

export function modelRevoke(model: Model, place: Place): string[] {
  if (!granted(model, place)) return ["delegation.not-granted"];
  const reseller = resellerAt(model, place);
  reseller.grant = null;
  reseller.version += 1;
  narrow(model, place, []);
  modelSupersede(model, place);
  return [];
}

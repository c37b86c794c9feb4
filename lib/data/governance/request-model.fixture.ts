import type { RequestWish } from "@/lib/contracts/request";
import type { Delegation, Permission } from "@/lib/domain/delegation/authority";
import {
  codesOf,
  customerAt,
  granted,
  holderOf,
  isFrozen,
  isStranger,
  type Model,
  type ModelRequest,
  NEEDED,
  type Place,
} from "./model.fixture";
import { meet, toEnd } from "./restriction-model.fixture";

type GrantWish = Extract<RequestWish, { monthlyQuota: unknown }>;
type Granted = Omit<Delegation, "until">;

const NOTHING: Granted = { permissions: [], monthlyQuota: null, oneTimeQuota: null };

const isGrantWish = (wish: RequestWish): wish is GrantWish => wish.kind === "permission" || wish.kind === "quota";
const isOpen = ({ state }: ModelRequest) => state === "pending";

/** What is granted and what was asked on top. */
export function onTop(model: Model, place: Place, wish: GrantWish): Granted {
  const now = granted(model, place) ?? NOTHING;
  const asked = wish.kind === "permission" ? wish.permissions : [];
  return {
    permissions: [...new Set([...now.permissions, ...asked])],
    monthlyQuota: wish.monthlyQuota ?? now.monthlyQuota,
    oneTimeQuota: wish.oneTimeQuota ?? now.oneTimeQuota,
  };
}

function hasAll(model: Model, place: Place, wish: GrantWish): boolean {
  const now = granted(model, place) ?? NOTHING;
  const asked = wish.kind === "permission" ? wish.permissions : [];
  const reaches = (has: bigint | null, wanted: bigint | null) => wanted === null || (has !== null && has >= wanted);
  return (
    asked.every((permission) => now.permissions.includes(permission)) &&
    reaches(now.monthlyQuota, wish.monthlyQuota) &&
    reaches(now.oneTimeQuota, wish.oneTimeQuota)
  );
}

/** What the act that is asked for needs. */
function neededFor(model: Model, index: number, wish: RequestWish): readonly Permission[] {
  switch (wish.kind) {
    case "adjust-budget":
      return ["set-budget"];
    case "activate":
      return ["set-budget", "freeze-account"];
    case "freeze-account-and-resources":
      return NEEDED["account-and-resources"];
    case "lift":
      meet(model, customerAt(model, index));
      return toEnd(customerAt(model, index).causes.filter(({ origin }) => wish.origins.includes(origin)));
    default:
      return NEEDED.account;
  }
}

/** Whether the reseller holds all that it needs itself. */
function holdsAll(model: Model, about: number | null, wish: RequestWish): boolean {
  return about !== null && neededFor(model, about, wish).every((one) => holderOf(model, about, one) === "reseller");
}

export function modelAsk(model: Model, by: Place, about: number | null, wish: RequestWish): string[] {
  if (about !== null && isStranger(model, about, by)) return ["request.customer-unknown"];
  const isPending = model.requests.some(
    (one) => isOpen(one) && one.about === about && one.wish.kind === wish.kind && (about !== null || one.by === by),
  );
  const reasons = codesOf([
    [isFrozen(model, by), "request.company-suspended"],
    [holdsAll(model, about, wish), "request.held-yourself"],
    [isPending, "request.already-pending"],
    [wish.kind === "lift" && wish.origins.length === 0, "request.nothing-named"],
    ...(isGrantWish(wish) ? grantRefusals(model, by, wish) : []),
  ]);
  if (reasons.length === 0) model.requests.push({ by, about, wish, state: "pending", failed: false });
  return reasons;
}

/** What cannot be granted is not asked for. */
function grantRefusals(model: Model, by: Place, wish: GrantWish): readonly (readonly [boolean, string])[] {
  const { permissions, monthlyQuota, oneTimeQuota } = onTop(model, by, wish);
  const has = (permission: Permission) => permissions.includes(permission);
  const anyQuota = monthlyQuota !== null || oneTimeQuota !== null;
  const isPermission = wish.kind === "permission";
  return [
    [hasAll(model, by, wish), "request.nothing-asked"],
    [isPermission && has("freeze-resources") && !has("freeze-account"), "request.needs-freeze-account"],
    [isPermission && has("set-budget") && !anyQuota, "request.quota-missing"],
    [anyQuota && !has("set-budget"), "request.quota-without-permission"],
  ];
}

/** The distributor says no, or the reseller takes it back. */
export function modelClose(model: Model, request: ModelRequest, state: "rejected" | "withdrawn"): string[] {
  const reasons = codesOf([
    [state === "withdrawn" && isFrozen(model, request.by), "request.company-suspended"],
    [!isOpen(request), "request.not-pending"],
  ]);
  if (reasons.length === 0) Object.assign(request, { state, failed: false });
  return reasons;
}

const supersede = (request: ModelRequest) => Object.assign(request, { state: "superseded", failed: false });

/** After a change of authority: ends what the reseller may now do itself, what it was given, and quotas without use. */
export function modelSupersede(model: Model, place: Place, except: number | null = null): void {
  const pointless = ({ about, wish }: ModelRequest) => {
    if (!isGrantWish(wish)) return holdsAll(model, about, wish);
    const usesQuota = granted(model, place)?.permissions.includes("set-budget") ?? false;
    return hasAll(model, place, wish) || (wish.kind === "quota" && !usesQuota);
  };
  for (const [position, request] of model.requests.entries()) {
    if (position !== except && isOpen(request) && request.by === place && pointless(request)) supersede(request);
  }
}

/** The customer has another partner: what was asked about it is over. */
export function modelSupersedeAbout(model: Model, index: number): void {
  for (const request of model.requests) if (isOpen(request) && request.about === index) supersede(request);
}

export const isWaitedAbout = ({ requests }: Model, index: number) =>
  requests.some((request) => isOpen(request) && request.about === index);

import { isPaidByUse } from "../catalogue/offer";
import type { ChargingMode } from "../expenditure/charge";
import { RESOURCE_STATUSES, type ResourceStatus } from "./status";

/** The provider's codes for what is paid by use, of those that follow from ours. */
const BY_USE: Record<ResourceStatus, number> = { "in-use": 1, grace: 2, retention: 3, frozen: 3, closed: 6 };

/** And for what is paid in advance. In retention it is kept and not usable, which the provider calls frozen. */
const IN_ADVANCE: Record<ResourceStatus, number> = { "in-use": 2, grace: 5, retention: 4, frozen: 4, closed: 3 };

export function providerStatusOf(mode: ChargingMode, status: ResourceStatus): number {
  return (isPaidByUse(mode) ? BY_USE : IN_ADVANCE)[status];
}

/** What a code of the provider's means of such a resource; none: nothing here ever is that. */
export function statusesAtProvider(mode: ChargingMode, code: number): readonly ResourceStatus[] {
  return RESOURCE_STATUSES.filter((status) => providerStatusOf(mode, status) === code);
}

const GRACE = 0;
const AUTO_RENEW = 3;
const DELETE_AFTER_RETENTION = 5;

/** What follows when the present phase ends; null: it has none. Nothing of ours is deleted by that alone (G8). */
export function expiryPolicyOf(mode: ChargingMode, status: ResourceStatus, autoRenew: boolean): number | null {
  if (isPaidByUse(mode) || status === "closed") return null;
  if (status === "retention") return DELETE_AFTER_RETENTION;
  return autoRenew ? AUTO_RENEW : GRACE;
}

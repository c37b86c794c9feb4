import type { ChargingMode } from "../expenditure/charge";
import type { ResourceStatus } from "./status";

export const RESOURCE_WAYS = ["renew", "change", "unsubscribe", "convert"] as const;
/** What a customer may set out to do with a resource by an order; whether now is that order's own decision. */
export type ResourceWay = (typeof RESOURCE_WAYS)[number];

const WAYS: Record<ChargingMode, readonly ResourceWay[]> = {
  "yearly-monthly": ["renew", "change", "unsubscribe"],
  "reserved-instance": ["renew"],
  "savings-plan": ["renew"],
  "pay-per-use": ["convert"],
  spot: [],
};

/** What is expired is renewed and nothing else; what is closed is over. */
export function waysOf(mode: ChargingMode, status: ResourceStatus): readonly ResourceWay[] {
  if (status === "closed") return [];
  const expired = status === "grace" || status === "retention";
  return WAYS[mode].filter((way) => !expired || way === "renew");
}

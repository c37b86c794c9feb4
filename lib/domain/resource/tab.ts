import type { ChargingMode } from "../expenditure/charge";

export const RESOURCE_TABS = ["yearly-monthly", "pay-per-use", "reserved-instances", "savings-plans"] as const;
/** How a list of resources is divided; spot is paid by use. */
export type ResourceTab = (typeof RESOURCE_TABS)[number];

const MODES: Record<ResourceTab, readonly ChargingMode[]> = {
  "yearly-monthly": ["yearly-monthly"],
  "pay-per-use": ["pay-per-use", "spot"],
  "reserved-instances": ["reserved-instance"],
  "savings-plans": ["savings-plan"],
};

export function modesOf(tab: ResourceTab): readonly ChargingMode[] {
  return MODES[tab];
}

/** Days before its expiry by which a list can be narrowed. */
export const EXPIRING_DAYS = [7, 15, 30] as const;

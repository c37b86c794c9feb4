/** Where a charge came from; only deliveries are bills, the others are estimates that give way (G12). */
export const CHARGE_ORIGINS = ["delivery", "event", "order"] as const;

/** The billing format's charge categories (FOCUS ChargeCategory), in our spelling. */
export const CHARGE_CATEGORIES = ["usage", "purchase", "tax", "credit", "adjustment"] as const;
export type ChargeCategory = (typeof CHARGE_CATEGORIES)[number];

export const CHARGING_MODES = ["pay-per-use", "spot", "yearly-monthly", "reserved-instance", "savings-plan"] as const;
export type ChargingMode = (typeof CHARGING_MODES)[number];

/** Whether a row's list cost counts (G10): a used commitment counts unless its purchase counted. */
export const COUNTING = ["always", "never", "unless-covered"] as const;
export type Counting = (typeof COUNTING)[number];

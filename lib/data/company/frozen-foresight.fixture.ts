import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { dismissAnomaly } from "../forecast/dismiss-anomaly";
import { setPaceRule } from "../forecast/set-pace-rule";
import type { Calls } from "./frozen-writes.fixture";

/** Of the commands, those about what is foreseen. */
export const FORESIGHT: Pick<Calls, "anomaly.dismiss" | "pace-alert.set"> = {
  "anomaly.dismiss": (may, { customerId }) => [
    dismissAnomaly(may, { customerId, day: "2026-11-01" as BillingDay, reason: "Because" }),
  ],
  "pace-alert.set": (may) => [setPaceRule(may, { isOn: true, fromDay: 9, certainty: "sure", version: 0 })],
};

import { OutlookQuery } from "@/lib/contracts/outlook";
import type { BillingDay } from "@/lib/domain/calendar/billing-month";
import { dismissAnomaly } from "../forecast/dismiss-anomaly";
import { getForecast } from "../forecast/get-forecast";
import { listAnomalies } from "../forecast/list-anomalies";
import { listOutlook } from "../forecast/list-outlook";
import { type Call, may } from "./twin.fixture";

/** Of the twins, those about what is foreseen of one customer. */
export const FORESIGHT_TWINS: Readonly<Record<string, Call>> = {
  getForecast: (actor, { customerId }, at) => getForecast(may(actor, "expenditure.read"), { customerId }, at),
  dismissAnomaly: (actor, { customerId }) =>
    dismissAnomaly(may(actor, "anomaly.dismiss"), {
      customerId,
      day: "2026-11-01" as BillingDay,
      reason: "Because",
    }),
};

/** And of all there are. */
export const FORESIGHT_WHOLE: Readonly<Record<string, Call>> = {
  listOutlook: (actor, _thing, at) => listOutlook(may(actor, "expenditure.read"), OutlookQuery.parse({}), at),
  listAnomalies: async (actor) => [
    await listAnomalies(may(actor, "expenditure.read"), { customerId: null, days: "open" }),
    await listAnomalies(may(actor, "expenditure.read"), { customerId: null, days: "dismissed" }),
  ],
};

import { collectDefaultMetrics, Registry } from "prom-client";

// On the global object, because a development server loads modules anew with every change.
const holder = globalThis as typeof globalThis & { partnerCenterMetrics?: Registry };

export function metrics(): Registry {
  if (!holder.partnerCenterMetrics) {
    holder.partnerCenterMetrics = new Registry();
    collectDefaultMetrics({ register: holder.partnerCenterMetrics, prefix: "partner_center_" });
  }
  return holder.partnerCenterMetrics;
}

import { eq } from "drizzle-orm";
import { alerts } from "@/db/schema";
import { AlertListQuery } from "@/lib/contracts/alert";
import type { Actor } from "@/lib/domain/access/actor";
import { countAlerts } from "../alert/count-alerts";
import { getAlert } from "../alert/get-alert";
import { getResponseTimes } from "../alert/get-response-times";
import { handleAlerts } from "../alert/handle-alerts";
import { listAlerts } from "../alert/list-alerts";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type Call, may } from "./twin.fixture";

/** The first alert about the customer, whoever asks; one that is not there where it has none. */
async function alertOf({ distributorId }: Actor, customerId: string): Promise<string> {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx.select({ id: alerts.id }).from(alerts).where(eq(alerts.customerId, customerId)),
  );
  return row?.id ?? newId();
}

const ALL = AlertListQuery.parse({ state: "all" });

/** Of the twins, those about one alert. */
export const ALERT_TWINS: Readonly<Record<string, Call>> = {
  getAlert: async (actor, { customerId }, at) =>
    getAlert(may(actor, "alert.read"), await alertOf(actor, customerId), at),
  handleAlerts: async (actor, { customerId }) => {
    const alertIds = [await alertOf(actor, customerId)];
    const answers = await handleAlerts(may(actor, "alert.handle"), alertIds, { kind: "acknowledge" });
    return answers.map(({ reasons }) => reasons);
  },
  countAlerts: (actor, { customerId }, at) => countAlerts(may(actor, "alert.read"), at, customerId),
};

/** And of all there are. */
export const ALERT_WHOLE: Readonly<Record<string, Call>> = {
  listAlerts: (actor, { customerId, resellerId }, at) =>
    Promise.all(
      [ALL, { ...ALL, customer: customerId }, { ...ALL, reseller: resellerId }].map((query) =>
        listAlerts(may(actor, "alert.read"), query, at),
      ),
    ),
  getResponseTimes: (actor, _thing, at) => getResponseTimes(may(actor, "alert.read"), at),
};

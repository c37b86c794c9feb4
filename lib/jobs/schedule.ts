import "server-only";
import { settleAlerts } from "@/lib/data/alert/settle-alerts";
import { sealAudit } from "@/lib/data/audit-log/seal-audit";
import { listDistributorIds } from "@/lib/data/company/list-distributor-ids";
import { settleCoupons } from "@/lib/data/coupon/settle-coupons";
import { alertQuotas, settleLapses, warnDelegationEnds } from "@/lib/data/delegation/watch-delegations";
import { clearExports } from "@/lib/data/export/clear-exports";
import { runExportSchedules } from "@/lib/data/export/run-schedules";
import { refreshForecasts } from "@/lib/data/forecast/refresh-forecasts";
import { cleanGlobals, cleanTenant, markInterruptedImports } from "@/lib/data/maintenance/clean-up";
import { preparePartitions } from "@/lib/data/maintenance/prepare-partitions";
import { meterResources } from "@/lib/data/metering/meter-resources";
import { fanOut } from "@/lib/data/notification/fan-out";
import { sendDue } from "@/lib/data/notification/send-due";
import { renewDueResources } from "@/lib/data/order/renew-due-resources";
import { lapseReservations } from "@/lib/data/reservation/lapse-reservations";
import { warnDeletions } from "@/lib/data/resource/warn-deletions";
import { resumeRestored } from "@/lib/data/restriction/resume-restored";
import { runDueActs } from "@/lib/data/restriction/run-due-acts";
import { deliverConnectorOrders } from "./deliver-connector-orders";
import { deliverWebhooks } from "./deliver-webhooks";
import { beginExports } from "./run-exports";
import { sendMails } from "./send-mails";
import { sendSms } from "./send-sms";

export type Job = {
  readonly name: string;
  /** Five fields, UTC. */
  readonly cron: string;
  /** `leaving`: the process stops; what runs long ends soon then. */
  readonly run: (leaving: AbortSignal) => Promise<unknown>;
};

const EVERY_MINUTE = "* * * * *";

/** One tenant's fault must not keep the others waiting; it is thrown once all had their turn. */
function perDistributor(work: (distributorId: string, leaving: AbortSignal) => Promise<unknown>): Job["run"] {
  return async (leaving) => {
    const faults: unknown[] = [];
    for (const id of await listDistributorIds()) {
      await work(id, leaving).catch((fault: unknown) => faults.push(fault));
    }
    if (faults.length > 0) throw new AggregateError(faults, "a job failed for some distributors");
  };
}

/** What runs without a visitor; every job may run twice or late and says the same. */
export const JOBS: readonly Job[] = [
  { name: "seal-audit", cron: EVERY_MINUTE, run: perDistributor(sealAudit) },
  { name: "fan-out", cron: EVERY_MINUTE, run: perDistributor(fanOut) },
  { name: "send-digests", cron: EVERY_MINUTE, run: perDistributor(sendDue) },
  { name: "deliver-connector-orders", cron: EVERY_MINUTE, run: deliverConnectorOrders },
  { name: "deliver-webhooks", cron: EVERY_MINUTE, run: deliverWebhooks },
  { name: "run-export-schedules", cron: EVERY_MINUTE, run: perDistributor(runExportSchedules) },
  { name: "begin-exports", cron: EVERY_MINUTE, run: perDistributor(beginExports) },
  { name: "send-mails", cron: EVERY_MINUTE, run: perDistributor((id, leaving) => sendMails(id, undefined, leaving)) },
  { name: "send-sms", cron: EVERY_MINUTE, run: perDistributor((id, leaving) => sendSms(id, undefined, leaving)) },
  { name: "resume-restored", cron: EVERY_MINUTE, run: perDistributor(resumeRestored) },
  { name: "run-due-acts", cron: EVERY_MINUTE, run: perDistributor(runDueActs) },
  { name: "meter-resources", cron: EVERY_MINUTE, run: perDistributor(meterResources) },
  { name: "lapse-reservations", cron: EVERY_MINUTE, run: perDistributor(lapseReservations) },
  { name: "renew-due-resources", cron: EVERY_MINUTE, run: perDistributor(renewDueResources) },
  { name: "settle-coupons", cron: EVERY_MINUTE, run: perDistributor(settleCoupons) },
  { name: "settle-lapses", cron: EVERY_MINUTE, run: perDistributor(settleLapses) },
  { name: "warn-delegation-ends", cron: EVERY_MINUTE, run: perDistributor(warnDelegationEnds) },
  { name: "warn-deletions", cron: "*/10 * * * *", run: perDistributor(warnDeletions) },
  { name: "alert-quotas", cron: EVERY_MINUTE, run: perDistributor(alertQuotas) },
  { name: "settle-alerts", cron: EVERY_MINUTE, run: perDistributor(settleAlerts) },
  { name: "refresh-forecasts", cron: "7 * * * *", run: perDistributor(refreshForecasts) },
  { name: "mark-interrupted-imports", cron: EVERY_MINUTE, run: perDistributor(markInterruptedImports) },
  { name: "prepare-partitions", cron: "17 3 * * *", run: preparePartitions },
  { name: "clean-globals", cron: "23 * * * *", run: cleanGlobals },
  { name: "clear-exports", cron: "*/10 * * * *", run: perDistributor(clearExports) },
  { name: "clean-tenants", cron: "29 * * * *", run: perDistributor(cleanTenant) },
];

import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { addMonths, type BillingMonth, daysOf } from "@/lib/domain/calendar/billing-month";

export const MADE_COLUMNS = [
  "BillingAccountId",
  "SubAccountId",
  "SubAccountName",
  "BillingPeriodStart",
  "BillingPeriodEnd",
  "ChargePeriodStart",
  "ChargePeriodEnd",
  "ChargeCategory",
  "ServiceName",
  "RegionId",
  "ResourceId",
  "ListCost",
  "BilledCost",
  "BillingCurrency",
  "ProviderName",
];
const SERVICES = 20;
const REGIONS = 4;

export type MadeBill = {
  readonly path: string;
  readonly month: BillingMonth;
  readonly rows: number;
  readonly accounts: number;
};

/** A billing file that nobody ever sent: plausible in form, made by counting, the same every time. */
export async function writeMadeBill({ path, month, rows, accounts }: MadeBill): Promise<void> {
  const file = createWriteStream(path);
  const days = daysOf(month);
  const [start, end] = [`${month}-01 00:00:00`, `${addMonths(month, 1)}-01 00:00:00`];
  file.write(`${MADE_COLUMNS.join(",")}\n`);
  for (let row = 0; row < rows; row++) {
    const account = row % accounts;
    const day = days[Math.floor(row / accounts) % days.length] ?? `${month}-01`;
    const hour = String(row % 15).padStart(2, "0");
    const cost = `${(row % 97) / 100 + 0.01}${row % 1000}`.slice(0, 12);
    const line = [
      "made-bill",
      `made-${account}`,
      `Made ${account}`,
      start,
      end,
      `${day} ${hour}:00:00`,
      `${day} ${hour}:59:59`,
      "Usage",
      `Service ${row % SERVICES}`,
      `region-${row % REGIONS}`,
      `resource-${row % 5000}`,
      cost,
      cost,
      "USD",
      "Made",
    ];
    if (!file.write(`${line.join(",")}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "finish");
}

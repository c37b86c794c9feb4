import { addDays, DAY_MS, dayStart } from "@/lib/domain/calendar/billing-month";
import { DIRECT } from "./companies";
import { MICRO, type Row } from "./row";
import { daysBetween } from "./span";
import { accountId, type World } from "./world";

export type ParkedAccount = { readonly accountId: string; readonly name: string; readonly rows: readonly Row[] };

const LINES = [
  { service: "Elastic Compute", share: 0.6 },
  { service: "Object Storage", share: 0.25 },
  { service: "Data Transfer", share: 0.15 },
] as const;

/** Two accounts that the provider bills and nobody has been given yet. */
export function parkedOf(world: World): readonly ParkedAccount[] {
  const reseller = world.resellers[0] ?? DIRECT;
  return [
    parked(world, { name: "hartwell-staging", terms: reseller, sinceDays: 44, perDay: 37 }),
    parked(world, { name: "north-annex", terms: DIRECT, sinceDays: 13, perDay: 112 }),
  ];
}

type Given = {
  readonly name: string;
  readonly terms: Pick<typeof DIRECT, "billingAccount" | "discountPercent">;
  readonly sinceDays: number;
  readonly perDay: number;
};

function parked({ span, random }: World, { name, terms, sinceDays, perDay }: Given): ParkedAccount {
  const account = accountId(random);
  const days = daysBetween(addDays(span.deliveredDay, -sinceDays), span.deliveredDay);
  const rows = days.flatMap((day) =>
    LINES.map(({ service, share }): Row => {
      const list = Math.round(perDay * share * random.between(0.85, 1.15) * MICRO);
      return {
        customer: null,
        association: null,
        billingAccount: terms.billingAccount,
        accountId: account,
        day,
        start: dayStart(day),
        end: new Date(dayStart(day).getTime() + DAY_MS),
        category: "usage",
        counting: "always",
        mode: "pay-per-use",
        service,
        region: "eu-central-1",
        list,
        billed: Math.round((list * (100 - terms.discountPercent)) / 100),
        resource: null,
        commitmentId: null,
        isCovered: false,
        description: null,
      };
    }),
  );
  return { accountId: account, name, rows };
}

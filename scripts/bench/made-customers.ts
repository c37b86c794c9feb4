import { createCustomersFromAccounts } from "@/lib/data/account/create-customers-from-accounts";
import { setBudgets } from "@/lib/data/budget/set-budgets";
import { recordUsageEvents } from "@/lib/data/usage-event/record-usage-events";
import { parseMoney, ZERO } from "@/lib/domain/money/money";
import { distributorPermit } from "../distributor-permit";

/** Customers with an account, some usage and a monthly budget, by default one that holds any number of orders. */
export async function makeCustomers(
  distributor: string,
  count: number,
  currency: string,
  budgeted = "1000000000",
): Promise<readonly string[]> {
  const accounts = Array.from({ length: count }, (_, index) => `${distributor}-${index}`);
  const event = { source: distributor, start: new Date().toISOString(), service: "Compute", currency };
  const listCost = parseMoney("0.01") ?? ZERO;
  const meter = await distributorPermit(distributor, "usage.record");
  for (let from = 0; from < count; from += 500) {
    const part = accounts.slice(from, from + 500);
    await recordUsageEvents(
      meter,
      part.map((account) => ({ ...event, id: account, account, listCost })),
    );
  }
  const mapper = await distributorPermit(distributor, "account.map");
  const made = await createCustomersFromAccounts(mapper, { resellerId: null, accountIds: null });
  if (!made.allowed) throw new Error("no customers were made");
  const ids = made.created.map(({ customerId }) => customerId);
  const amount = parseMoney(budgeted) ?? ZERO;
  const budget = { version: 0, type: "monthly", amount, reason: "bench", confirmed: true } as const;
  const rows = ids.map((customerId) => ({ ...budget, customerId, lift: ["association-default" as const] }));
  const saved = await setBudgets(await distributorPermit(distributor, "budget.set"), { rows, dryRun: false });
  if (saved.some(({ answer }) => answer.status !== "saved")) throw new Error("a budget was refused");
  return ids;
}

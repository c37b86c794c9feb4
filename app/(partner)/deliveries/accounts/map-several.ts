import type { z } from "zod";
import type { MapAccountsInput } from "@/lib/contracts/delivery-view";
import { mapAccount } from "@/lib/data/account/map-account";
import { findCustomerIds } from "@/lib/data/customer/find-customer-ids";
import type { Permit } from "@/lib/domain/access/permit";
import { toBillingDay } from "@/lib/domain/calendar/billing-month";

/** Gives each account to the named customer, with an answer each; null when there is no such customer. */
export async function mapSeveral(permit: Permit<"account.map">, input: z.infer<typeof MapAccountsInput>) {
  const { accountIds, customer, fromDay } = input;
  const customerId = (await findCustomerIds(permit, [customer])).get(customer);
  if (customerId === undefined) return null;
  const day = fromDay === null ? null : toBillingDay(fromDay);
  const answers = [];
  for (const accountId of accountIds) {
    const answer = await mapAccount(permit, { accountId, customerId, fromDay: day });
    answers.push({
      accountId,
      name: accountId,
      customerId: answer.allowed ? customerId : null,
      reason: answer.allowed ? null : answer.reasons[0],
    });
  }
  return answers;
}

import { getLocale, getTranslations } from "next-intl/server";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Home } from "@/lib/contracts/home";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { suggestBudgets } from "@/lib/data/what-if/suggest-budgets";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatMoney } from "@/lib/format/money";

const NAMED = 3;

/** What the past of the first customers that wait for a budget suggests; undefined where it suggests nothing. */
export async function suggestedFor(actor: Actor, { counts, currency }: Home, at: Date): Promise<string | undefined> {
  const [listing, reading] = [issuePermit(actor, "customer.read"), issuePermit(actor, "budget.read")];
  if (counts.newlyFrozen === 0 || !listing || !reading) return undefined;
  const query = CustomerListQuery.parse({ frozen: "waits-for-you", sort: "associated" });
  const waiting = await listCustomers(listing, query, at, NAMED);
  const customerIds = waiting.rows.flatMap(({ id, budget }) => (budget === null ? [id] : []));
  const chosen = { customerIds, resellerId: null, manager: null, withoutBudget: true };
  const [t, locale] = [await getTranslations("what-if.suggestion"), await getLocale()];
  const said = (await suggestBudgets(reading, chosen, NAMED, at)).flatMap(({ name, suggestion: { amount } }) =>
    amount === null ? [] : [t("for", { name, amount: formatMoney(amount, locale), currency })],
  );
  return said.length === 0 ? undefined : t("waiting", { list: said.join(locale === "zh-CN" ? "；" : "; ") });
}

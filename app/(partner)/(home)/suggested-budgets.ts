import { getLocale, getTranslations } from "next-intl/server";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { Home } from "@/lib/contracts/home";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { suggestBudgets } from "@/lib/data/what-if/suggest-budgets";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatMoney } from "@/lib/format/money";

// So many are named, out of so many that are looked at.
const NAMED = 3;
const LOOKED_AT = 50;

/** What the past of customers that wait for a budget suggests; undefined where it suggests nothing. */
export async function suggestedFor(actor: Actor, { counts, currency }: Home, at: Date): Promise<string | undefined> {
  const [listing, reading] = [issuePermit(actor, "customer.read"), issuePermit(actor, "budget.read")];
  if (counts.newlyFrozen === 0 || !listing || !reading) return undefined;
  const query = CustomerListQuery.parse({ frozen: "waits-for-you", sort: "associated" });
  const waiting = await listCustomers(listing, query, at, LOOKED_AT);
  const customerIds = waiting.rows.flatMap(({ id, budget }) => (budget === null ? [id] : []));
  const chosen = { customerIds, resellerId: null, manager: null, withoutBudget: true };
  const [t, locale] = [await getTranslations("what-if.suggestion"), await getLocale()];
  const said = (await suggestBudgets(reading, chosen, LOOKED_AT, at)).flatMap(({ name, suggestion: { amount } }) =>
    amount === null ? [] : [t("for", { name, amount: formatMoney(amount, locale), currency })],
  );
  return said.length === 0
    ? undefined
    : t("waiting", { list: said.slice(0, NAMED).join(locale === "zh-CN" ? "；" : "; ") });
}

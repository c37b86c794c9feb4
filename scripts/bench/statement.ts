import type { Transaction } from "@/db/client";
import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { loadPurchaseFacts } from "@/lib/data/purchase/load-purchase-facts";

export type Statement = { readonly distributorId: string; readonly text: string; readonly values: readonly string[] };

/** The one statement that a purchase decision of the demo's customer runs, as it is sent. */
export async function decisionStatement(): Promise<Statement> {
  const [distributor, customer] = [await findCompany("demo-distributor"), await findCompany("demo-customer")];
  if (!distributor || !customer) throw new Error("the demo world has both");
  const seen: { readonly text: string; readonly values: readonly string[] }[] = [];
  const unsafe = (text: string, values: readonly string[]) => {
    seen.push({ text, values });
    return Promise.resolve([]);
  };
  const listening = { _: { session: { client: Object.assign(() => {}, { unsafe }) } } };
  const actor = operatorOf(distributor.distributorId, distributor.company);
  await loadPurchaseFacts(listening as unknown as Transaction, actor, [customer.company.id]);
  const [only, ...more] = seen;
  if (!only || more.length > 0) throw new Error("a decision is one statement");
  return { distributorId: distributor.distributorId, ...only };
}

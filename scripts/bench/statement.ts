import { findCompany } from "@/lib/data/company/find-company";
import { operatorOf } from "@/lib/data/operator";
import { statementOf } from "@/lib/data/prepared-rows";
import { purchaseFactsQuery } from "@/lib/data/purchase/load-purchase-facts";

export type Statement = {
  readonly distributorId: string;
  readonly text: string;
  readonly values: readonly (string | boolean)[];
};

/** The one statement that a purchase decision of the demo's customer runs, as it is sent. */
export async function decisionStatement(): Promise<Statement> {
  const [distributor, customer] = [await findCompany("demo-distributor"), await findCompany("demo-customer")];
  if (!distributor || !customer) throw new Error("the demo world has both");
  const actor = operatorOf(distributor.distributorId, distributor.company);
  const query = purchaseFactsQuery(actor, [customer.company.id]);
  return { distributorId: distributor.distributorId, ...statementOf(query) };
}

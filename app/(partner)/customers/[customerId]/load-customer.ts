import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { getCustomer } from "@/lib/data/customer/get-customer";
import { issuePermit } from "@/lib/domain/access/permit";
import { isHeldBy } from "@/lib/domain/delegation/authority";

const findCustomer = cache(async (customerId: string) => {
  const permit = await requirePermit("customer.read");
  const at = new Date();
  return { at, actor: permit.actor, customer: await getCustomer(permit, customerId, at) };
});

/** The name for the page's title; null when there is no such customer of the actor's. */
export async function customerName(customerId: string): Promise<string | null> {
  return (await findCustomer(customerId)).customer?.name ?? null;
}

/** The customer of this address once a request, for head and page; what is not the actor's is not there. */
export const loadCustomer = cache(async (customerId: string) => {
  const { at, actor, ...found } = await findCustomer(customerId);
  const customer = found.customer ?? notFound();
  const company = actor.company.kind;
  return {
    customer,
    at,
    actor,
    /** The viewer's own zone, for log times. */
    zone: (await requireVisitor()).user.timeZone,
    /** Held by the viewer's company, whatever the viewer's role. */
    holds: {
      budget: isHeldBy(customer.authority, "set-budget", company),
      freeze: isHeldBy(customer.authority, "freeze-account", company),
      resources: isHeldBy(customer.authority, "freeze-resources", company),
    },
    may: {
      setBudget: isHeldBy(customer.authority, "set-budget", company) && issuePermit(actor, "budget.set") !== null,
      restrict:
        isHeldBy(customer.authority, "freeze-account", company) && issuePermit(actor, "restriction.freeze") !== null,
      freezeResources:
        isHeldBy(customer.authority, "freeze-resources", company) && issuePermit(actor, "restriction.freeze") !== null,
    },
  };
});

import { notFound } from "next/navigation";
import { cache } from "react";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { getCustomer } from "@/lib/data/customer/get-customer";
import { getRestrictionPlaces } from "@/lib/data/restriction/get-restriction-places";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { isHeldBy, type Permission } from "@/lib/domain/delegation/authority";
import { heldByReseller } from "@/lib/domain/delegation/recall";

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
  return {
    customer,
    at,
    actor,
    /** The viewer's own zone, for log times. */
    zone: (await requireVisitor()).user.timeZone,
    ...governingOf(actor, customer),
  };
});

function governingOf(actor: Actor, { authority, reseller }: CustomerDetails) {
  const isHeld = (permission: Permission) => isHeldBy(authority, permission, actor.company.kind);
  const recalls = heldByReseller(authority).length > 0 && issuePermit(actor, "delegation.recall") !== null;
  const holds = {
    budget: isHeld("set-budget"),
    freeze: isHeld("freeze-account"),
    resources: isHeld("freeze-resources"),
  };
  return {
    /** Held by the viewer's company, whatever the viewer's role. */
    holds,
    ...allowedOf(actor, holds, recalls),
    /** The reseller that holds what the viewer may recall; null: nothing, or it may not. */
    recallFrom: (recalls && reseller?.name) || null,
  };
}

/** Where its level was ordered and what is known of it; null where the viewer may not read restrictions. */
export const loadPlaces = cache(async (customerId: string) => {
  const { actor, at } = await loadCustomer(customerId);
  const permit = issuePermit(actor, "restriction.read");
  return permit && getRestrictionPlaces(permit, customerId, at);
});

type Holds = Readonly<Record<"budget" | "freeze" | "resources", boolean>>;

function allowedOf(actor: Actor, { budget, freeze, resources }: Holds, recalls: boolean) {
  const sets = issuePermit(actor, "budget.set") !== null;
  const freezes = issuePermit(actor, "restriction.freeze") !== null;
  return {
    /** Held by the viewer's company, and the viewer's role lets it be used. */
    own: { budget: budget && sets, freeze: freeze && freezes, resources: resources && freezes },
    may: { setBudget: (budget || recalls) && sets, restrict: (freeze || recalls) && freezes },
  };
}

import "server-only";
import type { OfferLine } from "@/lib/contracts/catalogue-view";
import type { Permit } from "@/lib/domain/access/permit";
import { decideEnabling, type EnablingReason } from "@/lib/domain/resource/decide-enabling";
import { toOfferLine } from "../catalogue/select-offers";
import { inTenant } from "../tenant";
import { type EnablingWish, loadEnablingFacts } from "./load-enabling-facts";

export type EnablingPreview = {
  readonly offer: OfferLine;
  /** None: it would be enabled now. */
  readonly reasons: readonly EnablingReason[];
  readonly accounts: readonly string[];
  readonly currency: string;
  readonly asOf: Date;
};

/** How enabling for the actor's own company would be answered now; null: no such offer. Nothing is kept. */
export async function previewEnabling(
  { actor }: Permit<"resource.enable">,
  wish: Omit<EnablingWish, "customerId">,
): Promise<EnablingPreview | null> {
  const loaded = await inTenant(actor, (tx) => loadEnablingFacts(tx, actor, { ...wish, customerId: actor.company.id }));
  if (!loaded?.offer) return null;
  const { facts, customer, offer } = loaded;
  const decision = decideEnabling(facts);
  return {
    offer: toOfferLine(offer),
    reasons: decision.allowed ? [] : decision.reasons,
    accounts: facts.accounts,
    currency: customer.currency,
    asOf: customer.at,
  };
}

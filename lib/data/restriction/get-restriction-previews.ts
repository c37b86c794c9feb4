import "server-only";
import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import { isUuid } from "@/lib/contracts/is-uuid";
import type { RestrictionPreviews } from "@/lib/contracts/restriction-act";
import type { Permit } from "@/lib/domain/access/permit";
import { type PreviewedChange, restrictionPreviewOf } from "@/lib/domain/purchase/restriction-preview";
import type { StoredFreezeOrigin } from "@/lib/domain/restriction/freeze";
import { loadGovernance } from "../budget/load-governance";
import { loadAuthority } from "../delegation/load-authority";
import { customersOf } from "../scope";
import { inTenant } from "../tenant";
import { loadPreviewFacts } from "./load-preview-facts";

/** What a freeze or lift at `at` would change; null when the customer is none of the actor's. */
export async function getRestrictionPreviews(
  { actor }: Permit<"restriction.read">,
  customerId: string,
  at: Date,
): Promise<RestrictionPreviews | null> {
  if (!isUuid(customerId)) return null;
  return inTenant(actor, async (tx) => {
    const { distributorId } = actor;
    const own = and(customersOf(actor), eq(customers.id, customerId));
    const [customer] = await tx.select({ id: customers.id }).from(customers).where(own);
    const governance = (await loadGovernance(tx, distributorId, [customerId], at)).get(customerId);
    if (!customer || !governance) return null;
    const authority = await loadAuthority(tx, distributorId, customerId, at);
    const facts = await loadPreviewFacts(tx, { distributorId, customerId, governance, authority, at });
    const previewOf = (change: PreviewedChange) => restrictionPreviewOf(facts, change, at);
    const named = subsetsOf(facts.causes.map(({ origin }) => origin));
    return {
      present: previewOf({ kind: "lift", origins: [] }),
      freeze: {
        account: previewOf({ kind: "freeze", level: "account" }),
        "account-and-resources": previewOf({ kind: "freeze", level: "account-and-resources" }),
      },
      lift: Object.fromEntries(named.map((origins) => [origins.join(" "), previewOf({ kind: "lift", origins })])),
    };
  });
}

/** Every choice of origins, at most eight: there is one open cause an origin. */
function subsetsOf(origins: readonly StoredFreezeOrigin[]): readonly (readonly StoredFreezeOrigin[])[] {
  return origins
    .toSorted()
    .reduce<readonly (readonly StoredFreezeOrigin[])[]>(
      (all, origin) => [...all, ...all.map((one) => [...one, origin])],
      [[]],
    );
}

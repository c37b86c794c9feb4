import "server-only";
import type { Actor } from "@/lib/domain/access/actor";
import type { Holder } from "@/lib/domain/delegation/authority";

/** The kind of a company that buys for others; the table of permits lets no customer come here. */
export function partnerKindOf({ company }: Actor): Holder {
  if (company.kind === "customer") throw new Error("a customer has no credit of this kind");
  return company.kind;
}

import "server-only";
import { and, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import { associationAttempts, customerInvitations } from "@/db/schema";
import type { AttemptQuery } from "@/lib/contracts/development-query";
import type { AttemptLine } from "@/lib/contracts/development-view";
import type { Page } from "@/lib/contracts/page";
import type { Permit } from "@/lib/domain/access/permit";
import { ageKey, byAge } from "../by-age";
import { containing } from "../containing";
import { pageOf } from "../page-of";
import { developmentOf } from "../scope";
import { inTenant } from "../tenant";

const PAGE = 50;

/** Everyone who joined by the partner's links, pre-registered or not, and everyone who tried; newest first. */
export async function listAttempts(
  { actor }: Permit<"development.read">,
  query: AttemptQuery,
): Promise<Page<AttemptLine>> {
  const { place, order, beyond } = byAge(query, { at: associationAttempts.at, id: associationAttempts.id });
  const found = await inTenant(actor, (tx) =>
    tx
      .select({
        id: associationAttempts.id,
        at: associationAttempts.at,
        outcome: associationAttempts.outcome,
        causes: associationAttempts.causes,
        companyName: associationAttempts.companyName,
        personName: associationAttempts.personName,
        email: associationAttempts.email,
        customerId: associationAttempts.customerId,
        declarationVersion: associationAttempts.declarationVersion,
        declared: associationAttempts.declared,
        label: customerInvitations.label,
        isPreregistered: sql<boolean>`${customerInvitations.preregistrationId} is not null`,
      })
      .from(associationAttempts)
      .innerJoin(
        customerInvitations,
        and(
          eq(customerInvitations.distributorId, associationAttempts.distributorId),
          eq(customerInvitations.id, associationAttempts.invitationId),
        ),
      )
      .where(
        and(
          developmentOf(actor, associationAttempts),
          query.outcome === null ? undefined : eq(associationAttempts.outcome, query.outcome),
          query.q === null ? undefined : searchOf(query.q),
          beyond,
        ),
      )
      .orderBy(...order)
      .limit(PAGE + 1),
  );
  return pageOf(found, PAGE, place, ({ at, id }) => ageKey(at, id));
}

function searchOf(text: string): SQL | undefined {
  const pattern = containing(text);
  return or(
    ilike(associationAttempts.companyName, pattern),
    ilike(associationAttempts.email, pattern),
    ilike(associationAttempts.personName, pattern),
  );
}

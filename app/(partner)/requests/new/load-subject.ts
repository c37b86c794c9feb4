import { draftOf } from "@/components/request/draft";
import { customerDraft, openOrigins } from "@/components/request/request-buttons";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { getCustomer } from "@/lib/data/customer/get-customer";
import { getOwnGrant } from "@/lib/data/request/get-own-grant";
import { listPendingKinds } from "@/lib/data/request/list-pending-kinds";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { narrowedTo } from "@/lib/domain/assignment/narrowing";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { isGrantRequest, type RequestKind } from "@/lib/domain/request/request";

/** Asking for the company is not for whoever sees only assigned customers. */
function askingPermit(actor: Actor, kind: RequestKind) {
  return isGrantRequest(kind) && narrowedTo(actor) !== null ? null : issuePermit(actor, "request.create");
}

/** What a request of the kind would be about, and what its form begins with; null when it is not the actor's. */
export async function loadSubject(actor: Actor, kind: RequestKind, customerId: string, at: Date) {
  const [asking, reading, looking] = [
    askingPermit(actor, kind),
    issuePermit(actor, "request.read"),
    issuePermit(actor, "customer.read"),
  ];
  if (!asking || !reading || !looking) return null;
  const about = isGrantRequest(kind) ? null : customerId;
  const pending = await listPendingKinds(reading, about);
  const pendingId = pending.find((one) => one.kind === kind)?.requestId ?? null;
  if (isGrantRequest(kind)) {
    const granted = await getOwnGrant(asking, at);
    const draft = draftOf(kind, { ...granted, permissions: PERMISSIONS });
    return { customer: null, pendingId, form: { draft, currency: await getCurrency(looking), origins: [] } };
  }
  const customer = await getCustomer(looking, customerId, at);
  if (customer === null) return null;
  const { currency } = customer;
  const form = { draft: customerDraft(kind, customer), currency, origins: openOrigins(kind, customer) };
  return { customer, pendingId, form };
}

import { RequestButtons } from "@/components/request/request-buttons";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { listPendingKinds } from "@/lib/data/request/list-pending-kinds";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { createRequestAction } from "../../requests/actions";

type CustomerRequestsProps = {
  readonly actor: Actor;
  readonly customer: CustomerDetails;
  readonly about: "budget" | "restriction";
};

/** What a reseller may ask for in the place of the buttons that it lacks; nothing for anyone else. */
export async function CustomerRequests({ actor, customer, about }: CustomerRequestsProps) {
  const needed = about === "budget" ? "set-budget" : "freeze-account";
  const reading = issuePermit(actor, "request.create") && issuePermit(actor, "request.read");
  if (!reading || customer.authority[needed] === "reseller") return null;
  const pending = await listPendingKinds(reading, customer.id);
  return <RequestButtons customer={customer} about={about} pending={pending} ask={createRequestAction} />;
}

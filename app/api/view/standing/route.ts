import { findWatchingPermit } from "@/lib/auth/session";
import { getStanding } from "@/lib/data/portal/get-standing";
import { refusal } from "../own-request";

/** Where the visitor's own company stands; a page that stays open asks again and again whether it moved. */
export async function GET(): Promise<Response> {
  const permit = await findWatchingPermit("portal.read");
  if (!permit) return refusal(403, "request.no-permit");
  const standing = await getStanding(permit);
  return standing
    ? Response.json(standing, { headers: { "cache-control": "no-store" } })
    : refusal(404, "customer.unknown");
}

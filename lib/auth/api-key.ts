import "server-only";
import { findApiKeyActor } from "@/lib/data/api-key/find-api-key";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";
import { requestFactsOf } from "./request";

export type KeyPermit<A extends Action> =
  | { readonly permit: Permit<A> }
  | { readonly refusal: "unknown-key" | "no-scope" };

/** For the public API: 401 for an unknown key, 403 for one that may not try this. */
export async function findKeyPermit<A extends Action>(request: Request, action: A): Promise<KeyPermit<A>> {
  const secret = /^Bearer ([\w-]{1,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const actor = secret === undefined ? null : await findApiKeyActor(secret, requestFactsOf(request.headers));
  if (!actor) return { refusal: "unknown-key" };
  const permit = issuePermit(actor, action);
  return permit ? { permit } : { refusal: "no-scope" };
}

import "server-only";
import { findAccessKey } from "@/lib/data/api-key/find-api-key";
import { takeSignature } from "@/lib/data/api-key/take-signature";
import type { Actor } from "@/lib/domain/access/actor";
import { requestFactsOf } from "./request";
import { authorizationOf, isSignedWith, type SignedRequest, signedAt } from "./sdk-signature";

export type Signer =
  | { readonly actor: Actor; readonly keyId: string }
  | { readonly refusal: "not-signed" | "wrong-signature" | "out-of-time" | "replayed" };

// An unknown key costs the same comparison as a known one.
const NOBODYS_SECRETS = ["0".repeat(40), "1".repeat(40)];

/** The company whose access key signed this request; remembered, so that a write is taken once ("Signatures"). */
export async function findSigner(request: SignedRequest, isWrite: boolean): Promise<Signer> {
  const authorization = authorizationOf(request.headers);
  const at = signedAt(request.headers);
  if (!authorization || !at) return { refusal: "not-signed" };
  const key = await findAccessKey(authorization.accessKeyId, requestFactsOf(request.headers));
  const secrets = key && key.secrets.length > 0 ? key.secrets : NOBODYS_SECRETS;
  const fits = isSignedWith(request, authorization, secrets);
  if (!fits || !key || key.secrets.length === 0) return { refusal: "wrong-signature" };
  const { actor, keyId } = key;
  const taken = await takeSignature(actor, { keyId, signature: authorization.signature, signedAt: at, isWrite });
  return taken === "taken" ? { actor, keyId } : { refusal: taken };
}

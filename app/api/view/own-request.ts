import { isOwnMutation } from "@/lib/auth/own-origin";
import { findPermit } from "@/lib/auth/session";
import type { Action, Permit } from "@/lib/domain/access/permit";
import { env } from "@/lib/env";

/** A refusal of the browser's own interface: a code, never words. */
export function refusal(status: number, code: string, facts: Readonly<Record<string, unknown>> = {}): Response {
  return Response.json({ code, ...facts }, { status, headers: { "cache-control": "no-store" } });
}

/** The permit of a request our own pages sent, or the response that refuses it. */
export async function ownPermit<A extends Action>(request: Request, action: A): Promise<Permit<A> | Response> {
  const { pathname } = new URL(request.url);
  const asked = { method: request.method, pathname, headers: request.headers };
  if (!isOwnMutation(asked, env().NEXTAUTH_URL)) return refusal(403, "request.foreign-origin");
  return (await findPermit(action)) ?? refusal(403, "request.no-permit");
}

/** The form that a page of ours posts; null: no form at all. */
export async function ownForm(request: Request): Promise<FormData | null> {
  try {
    return await request.formData();
  } catch {
    return null;
  }
}

import { type NextRequest, NextResponse } from "next/server";
import { isOwnMutation } from "@/lib/auth/own-origin";
import { SESSION_COOKIES } from "@/lib/auth/session-cookies";

// Needs no session: entry pages, and what authenticates by itself.
const OPEN = /^\/(sign-in|invitation|join|set-up|no-access|recipient|unsubscribe|api)(\/|$)/;

/** Sets what every answer carries and sends the signed-out to the door. Decides nothing about access. */
export function proxy(request: NextRequest): NextResponse {
  const { pathname, search } = request.nextUrl;
  const { method, headers: given } = request;
  if (!isOwnMutation({ method, pathname, headers: given }, process.env["NEXTAUTH_URL"])) {
    return NextResponse.json({ title: "The request did not come from this site." }, { status: 403 });
  }

  const isReading = method === "GET" || method === "HEAD";
  const isSignedOut = !SESSION_COOKIES.some((name) => request.cookies.has(name) || request.cookies.has(`${name}.0`));
  if (isReading && isSignedOut && !OPEN.test(pathname)) {
    const door = request.nextUrl.clone();
    door.pathname = "/sign-in";
    door.search = pathname === "/" ? "" : `?next=${encodeURIComponent(pathname + search)}`;
    return NextResponse.redirect(door);
  }

  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce);
  const headers = new Headers(given);
  headers.set("x-nonce", nonce);
  headers.set("x-path", pathname + search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  response.headers.set("x-request-id", given.get("x-request-id") ?? "");
  return response;
}

function contentSecurityPolicy(nonce: string): string {
  // React's development build evaluates strings to rebuild server stacks.
  const development = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development}`,
    // Component libraries position floating parts by style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
}

// Neither what no browser asks for: probes, and the API but for its page. They need no policy and carry their own proof.
export const config = {
  matcher: ["/((?!_next/static|_next/image|favicon.ico|icon|api/v1/(?!docs)|v2/|v2$|livez$|readyz$|metrics$).*)"],
};

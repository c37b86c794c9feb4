const READING = new Set(["GET", "HEAD", "OPTIONS"]);

const ONE_CLICK = /^\/unsubscribe\/[\w.~-]+\/one-click$/;

type Request = { readonly method: string; readonly pathname: string; readonly headers: Headers };

/**
 * Whether a change was asked for by this site's own pages. The framework lets a request without
 * Origin through; here silence is refused, save where the request proves itself otherwise.
 */
export function isOwnMutation({ method, pathname, headers }: Request, publicUrl: string | undefined): boolean {
  if (READING.has(method)) return true;
  const isByKey = /^\/(api\/v1|v2)\//.test(pathname) && headers.has("authorization");
  if (isByKey) return true;
  // A mail program ends e-mails with one click: the address proves itself, and nothing else is changed (RFC 8058).
  if (ONE_CLICK.test(pathname)) return true;

  const origin = headers.get("origin");
  if (origin !== null) return isOwnHost(origin, headers.get("host"), publicUrl);
  const site = headers.get("sec-fetch-site");
  if (site !== null) return site === "same-origin";
  // Without a browser's headers: signing in carries its own token.
  return pathname.startsWith("/api/auth/");
}

function isOwnHost(origin: string, host: string | null, publicUrl: string | undefined): boolean {
  if (!URL.canParse(origin)) return false;
  const given = new URL(origin);
  const isPublic = publicUrl !== undefined && URL.canParse(publicUrl) && new URL(publicUrl).origin === given.origin;
  return given.host === host || isPublic;
}

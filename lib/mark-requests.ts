import { randomUUID } from "node:crypto";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Where the request's socket comes from, and the id it is known by; a client can set neither. */
const PEER_HEADER = "x-peer-address";
const ID_HEADER = "x-request-id";

/** The framework passes headers on, not sockets: every request is told its socket's address and its id. */
export function markRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
    request.headers[ID_HEADER] = randomUUID();
    request.url = decodableOf(request.url ?? "/");
    if (request.method === "TRACE") request.method = UNSERVED;
  });
}

/** No address serves it, so that each says so in its own way; what the framework cannot carry would be a fault to it. */
const UNSERVED = "PATCH";

/** The framework faults on a path that does not decode; with its signs taken as they are it leads nowhere instead. */
export function decodableOf(url: string): string {
  const end = url.search(/[?#]/);
  const [path, rest] = end < 0 ? [url, ""] : [url.slice(0, end), url.slice(end)];
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return path.replaceAll("%", "%25") + rest;
  }
}

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
  });
}

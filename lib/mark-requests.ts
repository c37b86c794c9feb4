import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";

/** Where the request's socket comes from; a client cannot set it. */
const PEER_HEADER = "x-peer-address";

/** The framework passes headers on, not sockets: every request is told its socket's address. */
export function notePeerAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { readonly request: IncomingMessage };
    request.headers[PEER_HEADER] = request.socket.remoteAddress ?? "";
  });
}

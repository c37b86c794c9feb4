import "server-only";
import type { AddressFacts } from "@/lib/domain/end/address";
import { env } from "@/lib/env";
import { isPrivateHost } from "./checked-address";

/** Of a complete address. */
export function addressFactsOf(url: string): AddressFacts {
  const { protocol, username, password, hostname } = new URL(url);
  return {
    protocol,
    hasPassword: username !== "" || password !== "",
    isPrivate: isPrivateHost(hostname),
    allowsPrivate: env().CONNECTOR_ALLOW_PRIVATE,
  };
}

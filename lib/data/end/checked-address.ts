import "server-only";
import { type LookupAddress, lookup } from "node:dns";
import { isIP, type LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";

/** Thrown by a look-up of a name that leads to no public address. */
export class PrivateAddress extends Error {
  constructor() {
    super("no public address");
  }
}

/** Neither private, loopback, link-local, carrier-grade, multicast nor reserved; IPv4 inside IPv6 is read as IPv4. */
export function isPublicAddress(address: string): boolean {
  return ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
}

/** Whether the host of an address is itself such a private one; a name is looked at when it is called. */
export function isPrivateHost(hostname: string): boolean {
  const bare = hostname.replace(/^\[|\]$/g, "");
  return isIP(bare) === 0 ? /(^|\.)localhost\.?$/i.test(bare) : !isPublicAddress(bare);
}

/**
 * Looks a name up and hands on only its public addresses. The connection is made to what is handed on, so a name
 * that answers differently the next time gains nothing.
 */
export const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
    if (error) return callback(error, "");
    const [first, ...more] = found.filter(({ address }) => isPublicAddress(address));
    if (!first) return callback(new PrivateAddress(), "");
    if (options.all) return callback(null, [first, ...more]);
    callback(null, first.address, first.family);
  });
};

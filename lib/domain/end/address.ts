import type { Rule } from "../decision";

export type AddressFacts = {
  /** As an address has it, with a colon. */
  readonly protocol: string;
  readonly hasPassword: boolean;
  /** The address names a private, loopback or link-local one; a host name is looked at when it is called. */
  readonly isPrivate: boolean;
  /** The installation calls private addresses, and there without TLS too. */
  readonly allowsPrivate: boolean;
};

type AddressProblem = "not-https" | "address-with-password" | "private-address";
type AddressReason<Noun extends string> = { readonly code: `${Noun}.${AddressProblem}` };

/** What stands against posting to an address; the codes are those of whose address it is. */
export function addressRules<Noun extends string>(noun: Noun): readonly Rule<AddressFacts, AddressReason<Noun>>[] {
  return [
    ({ protocol, allowsPrivate }) =>
      protocol === "https:" || (protocol === "http:" && allowsPrivate) ? null : { code: `${noun}.not-https` },
    ({ hasPassword }) => (hasPassword ? { code: `${noun}.address-with-password` } : null),
    ({ isPrivate, allowsPrivate }) => (isPrivate && !allowsPrivate ? { code: `${noun}.private-address` } : null),
  ];
}

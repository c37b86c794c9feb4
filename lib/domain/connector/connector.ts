import type { SuspendedReason } from "../access/suspension";
import { type Decision, decide, type Rule } from "../decision";
import { type AddressFacts, addressRules } from "../end/address";

export const CONNECTOR_STATES = ["active", "paused"] as const;
/** paused: orders wait and nothing is sent. */
export type ConnectorState = (typeof CONNECTOR_STATES)[number];

export const CONNECTORS_MAX = 20;
export const CONNECTOR_NAME_MAX = 60;
export const CONNECTOR_URL_MAX = 500;

export type ConnectorReason =
  | SuspendedReason
  | { readonly code: "connector.unknown" }
  /** None of the orders named is open or failed any more. */
  | { readonly code: "connector.nothing-open" }
  | { readonly code: "connector.too-many"; readonly max: number }
  | { readonly code: "connector.name-taken"; readonly name: string }
  | { readonly code: "connector.not-https" }
  | { readonly code: "connector.address-with-password" }
  | { readonly code: "connector.private-address" };

export type NewConnectorFacts = AddressFacts & {
  readonly name: string;
  /** Of the connectors there are. */
  readonly names: readonly string[];
};

const RULES: readonly Rule<NewConnectorFacts, ConnectorReason>[] = [
  ({ names }) => (names.length >= CONNECTORS_MAX ? { code: "connector.too-many", max: CONNECTORS_MAX } : null),
  ({ name, names }) => (names.includes(name) ? { code: "connector.name-taken", name } : null),
  ...addressRules("connector"),
];

/** Whether orders may be sent to this address under this name. */
export function decideConnector(facts: NewConnectorFacts): Decision<ConnectorReason> {
  return decide(RULES, facts);
}

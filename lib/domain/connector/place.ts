import type { FreezeLevel } from "../restriction/freeze";

export const PLACE_KINDS = ["own", "connector", "recorded-only"] as const;
export type PlaceKind = (typeof PLACE_KINDS)[number];

export const PLACE_STATES = ["ordered", "confirmed", "failed", "recorded", "superseded"] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** How long an order may stand without an answer before somebody is told of it. */
export const UNCONFIRMED_MINUTES = 10;

/** What is known of an act as a whole: the worst of its places. */
export const WHOLE_STATES = ["failed", "ordered", "recorded", "confirmed"] as const;
export type WholeState = (typeof WHOLE_STATES)[number];

export type ServingConnector = {
  readonly id: string;
  /** Names of the sources it serves; null: all. */
  readonly sources: readonly string[] | null;
};

/** Where the customer's spending comes from. */
export type Spending = {
  /** How many cloud accounts it has. */
  readonly accounts: number;
  /** Of the deliveries that billed them. */
  readonly sources: readonly string[];
};

export type NewPlace =
  | { readonly kind: "own"; readonly state: "confirmed"; readonly connectorId: null }
  | { readonly kind: "connector"; readonly state: "ordered"; readonly connectorId: string }
  | { readonly kind: "recorded-only"; readonly state: "recorded"; readonly connectorId: null };

/** Every place where an act on this customer must take effect (G7). */
export function placesOf(connectors: readonly ServingConnector[], spending: Spending): readonly NewPlace[] {
  const concerned = connectors.filter((connector) => serves(connector, spending));
  return [
    { kind: "own", state: "confirmed", connectorId: null },
    ...concerned.map(({ id }) => ({ kind: "connector" as const, state: "ordered" as const, connectorId: id })),
    ...(isLeftToFiles(concerned, spending)
      ? [{ kind: "recorded-only" as const, state: "recorded" as const, connectorId: null }]
      : []),
  ];
}

function serves({ sources }: ServingConnector, spending: Spending): boolean {
  return sources === null || sources.some((source) => spending.sources.includes(source));
}

function isLeftToFiles(concerned: readonly ServingConnector[], { accounts, sources }: Spending): boolean {
  if (concerned.length === 0) return accounts > 0;
  return sources.some((source) => !concerned.some((one) => one.sources === null || one.sources.includes(source)));
}

/** The worst of the places of one act; an act that was taken over by a later one has no state of its own. */
export function wholeOf(states: readonly PlaceState[]): WholeState {
  return WHOLE_STATES.find((whole) => states.includes(whole)) ?? "confirmed";
}

/** Whether anything may be said to have stopped: a freeze, and confirmed at every place (G7). */
export function isStopped(level: FreezeLevel | null, states: readonly PlaceState[]): boolean {
  return level !== null && wholeOf(states) === "confirmed";
}

/** What a later act takes over: whatever is still open or came to nothing. */
export const SUPERSEDABLE = ["ordered", "failed"] as const satisfies readonly PlaceState[];

/** The state of a former act's place once a later act is ordered. */
export function afterLaterAct(state: PlaceState): PlaceState {
  return SUPERSEDABLE.some((open) => open === state) ? "superseded" : state;
}

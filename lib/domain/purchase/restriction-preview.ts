import type { Money } from "../money/money";
import { type FreezeCause, type FreezeLevel, freezeLevelOf, goneAtOf, RETENTION_DAYS } from "../restriction/freeze";
import { decidePurchase, type PurchaseFacts } from "./eligibility";
import type { PurchaseOperation } from "./operation";

export const RESOURCE_KINDS = ["yearly-monthly", "reserved-or-savings", "pay-per-use", "spot"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];

export const RESOURCE_USES = ["buy", "renew", "change", "use", "unsubscribe"] as const;
export type ResourceUse = (typeof RESOURCE_USES)[number];

/** none: that kind of resource knows no such thing. */
export const ABILITIES = ["open", "refused", "unavailable", "none"] as const;
export type Ability = (typeof ABILITIES)[number];

export type PreviewCause = Pick<FreezeCause, "level" | "since" | "goneAt" | "month"> & {
  readonly origin: "association-default" | "manual" | "budget-exhausted";
};

/** What the customer has here, as far as a freeze of resources concerns it. */
export type HeldResources = {
  /** Paid by use: how many, and how many of them cost nothing while frozen by the price in force (G8). */
  readonly byUse: number;
  readonly freeWhileFrozen: number;
  /** The first of them by name. */
  readonly first: readonly {
    readonly id: string;
    readonly name: string;
    readonly service: string;
    readonly freeWhileFrozen: boolean;
  }[];
  /** Paid in advance and usable: no freeze changes that. */
  readonly inAdvance: number;
};

export type PreviewFacts = Omit<
  PurchaseFacts,
  "operation" | "needed" | "freezeOrigins" | "resourcesFrozen" | "deletionDueAt" | "deletionHeldSince"
> & {
  /** Causes open now. */
  readonly causes: readonly PreviewCause[];
  /** A frozen company above the customer makes everything unavailable. */
  readonly partnerFrozen: boolean;
  /** Whether a deletion hold is open. */
  readonly held: boolean;
  /** Pay-per-use and spot of the last days, at list price, the dearest first. */
  readonly spending: readonly { readonly service: string; readonly spent: Money }[];
  /** How many days that is. */
  readonly spendingDays: number;
  readonly resources: HeldResources;
};

/** Levels a freeze by hand sets, or origins a lift ends. */
export type PreviewedChange =
  | { readonly kind: "freeze"; readonly level: FreezeLevel }
  | { readonly kind: "lift"; readonly origins: readonly PreviewCause["origin"][] };

export type AbilityChange = {
  readonly resource: ResourceKind;
  readonly use: ResourceUse;
  readonly before: Ability;
  readonly after: Ability;
};

export type RestrictionPreview = {
  readonly level: { readonly before: FreezeLevel | null; readonly after: FreezeLevel | null };
  readonly abilities: readonly AbilityChange[];
  /** What its pay-per-use resources cost per product; frozen ones become unavailable and cost on (G8). */
  readonly spending: PreviewFacts["spending"];
  readonly spendingDays: number;
  /** What becomes of those paid by use; null: nothing. */
  readonly resources: HeldResources & { readonly become: "unavailable" | "usable" | null };
  /** When frozen resources are due for deletion if it takes effect at `at`; null: never, none frozen, or held. */
  readonly deletionDueAt: Date | null;
  readonly held: boolean;
  /** Other causes that go on standing. */
  readonly staysOpen: readonly PreviewCause["origin"][];
};

const OPERATIONS: Record<ResourceKind, Partial<Record<ResourceUse, readonly PurchaseOperation[]>>> = {
  "yearly-monthly": {
    buy: ["buy-yearly-monthly"],
    renew: ["renew"],
    change: ["change-yearly-monthly"],
    unsubscribe: ["unsubscribe"],
  },
  "reserved-or-savings": {
    buy: ["buy-reserved-instance", "buy-savings-plan"],
    renew: ["renew"],
    unsubscribe: ["unsubscribe"],
  },
  "pay-per-use": { buy: ["buy-pay-per-use"], change: ["change-pay-per-use"] },
  spot: { buy: ["buy-spot"], change: ["change-pay-per-use"] },
};

/** What a freeze or lift at `at` would change for the customer, computed from facts before anybody confirms. */
export function restrictionPreviewOf(facts: PreviewFacts, change: PreviewedChange, at: Date): RestrictionPreview {
  const after = causesAfter(facts.causes, change, at);
  const left = facts.causes.filter(({ origin }) => after.some((cause) => cause.origin === origin));
  return {
    level: { before: freezeLevelOf(facts.causes), after: freezeLevelOf(after) },
    abilities: RESOURCE_KINDS.flatMap((resource) =>
      RESOURCE_USES.map((use) => ({
        resource,
        use,
        before: abilityOf(facts, facts.causes, resource, use),
        after: abilityOf(facts, after, resource, use),
      })),
    ),
    spending: facts.spending,
    spendingDays: facts.spendingDays,
    resources: { ...facts.resources, become: becomeOf(facts, after) },
    deletionDueAt: facts.held ? null : earliestDue(after, at),
    held: facts.held,
    staysOpen: left.map(({ origin }) => origin).filter((origin) => change.kind === "lift" || origin !== "manual"),
  };
}

function becomeOf(facts: PreviewFacts, after: readonly PreviewCause[]): RestrictionPreview["resources"]["become"] {
  const left = abilityOf(facts, after, "pay-per-use", "use");
  if (left === abilityOf(facts, facts.causes, "pay-per-use", "use")) return null;
  return left === "unavailable" ? "unavailable" : "usable";
}

function causesAfter(causes: readonly PreviewCause[], change: PreviewedChange, at: Date): readonly PreviewCause[] {
  if (change.kind === "lift") return causes.filter(({ origin }) => !change.origins.includes(origin));
  const former = causes.find(({ origin }) => origin === "manual");
  // A freeze never lowers a level, and what stands high enough goes on since it began.
  if (former?.level === "account-and-resources") return causes;
  const others = causes.filter(({ origin }) => origin !== "manual");
  return [...others, { origin: "manual", level: change.level, since: at, goneAt: null, month: null }];
}

function abilityOf(
  facts: PreviewFacts,
  causes: readonly PreviewCause[],
  resource: ResourceKind,
  use: ResourceUse,
): Ability {
  const resourcesFrozen = freezeLevelOf(causes) === "account-and-resources";
  if (use === "use") return facts.partnerFrozen || (resourcesFrozen && isMetered(resource)) ? "unavailable" : "open";
  const operations = OPERATIONS[resource][use];
  if (operations === undefined) return "none";
  const freezeOrigins = causes.map(({ origin }) => origin);
  const decided = operations.map((operation) =>
    decidePurchase({ ...facts, ...UNDATED, operation, needed: null, freezeOrigins, resourcesFrozen }),
  );
  return decided.every(({ allowed }) => allowed) ? "open" : "refused";
}

// Dates explain a refusal and change none.
const UNDATED = { deletionDueAt: null, deletionHeldSince: null };

function isMetered(resource: ResourceKind): boolean {
  return resource === "pay-per-use" || resource === "spot";
}

const DAY_MS = 24 * 60 * 60 * 1000;

function earliestDue(causes: readonly PreviewCause[], at: Date): Date | null {
  const since = causes
    .filter((cause) => cause.level === "account-and-resources" && goneAtOf(cause, at) === null)
    .map((cause) => cause.since.getTime());
  return since.length === 0 ? null : new Date(Math.min(...since) + RETENTION_DAYS * DAY_MS);
}

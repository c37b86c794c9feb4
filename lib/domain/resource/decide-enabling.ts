import { isPaidByUse, type Price } from "../catalogue/offer";
import { ALLOWED, type Decision, decide, type NonEmpty, type Rule } from "../decision";
import type { ChargingMode } from "../expenditure/charge";
import { decidePurchase, type PurchaseFacts, type PurchaseReason } from "../purchase/eligibility";

export const ENABLED_MODES = ["pay-per-use", "spot"] as const;
export type EnabledMode = (typeof ENABLED_MODES)[number];

export function isEnabled(mode: ChargingMode): mode is EnabledMode {
  return isPaidByUse(mode);
}

export type EnablingFacts = {
  /** Null: no such offer in this currency. */
  readonly offer: { readonly mode: ChargingMode; readonly price: Price | null } | null;
  /** Cloud accounts of the customer now. */
  readonly accounts: readonly string[];
  /** The account named; null: none. */
  readonly account: string | null;
  /** What decides the purchase, but what; how much is never asked. */
  readonly purchase: Omit<PurchaseFacts, "operation" | "needed">;
};

export type EnablingOwnReason =
  | { readonly code: "enabling.offer-unknown" }
  | { readonly code: "enabling.paid-in-advance" }
  | { readonly code: "enabling.not-offered" }
  | { readonly code: "enabling.account-unnamed" }
  | { readonly code: "enabling.account-unknown" }
  | { readonly code: "enabling.key-used" };
export type EnablingReason = EnablingOwnReason | PurchaseReason;

export type EnablingDecision =
  /** The account to enable for; null: the customer has none and is given one. */
  | { readonly allowed: true; readonly mode: EnabledMode; readonly account: string | null }
  | { readonly allowed: false; readonly reasons: NonEmpty<EnablingReason> };

const RULES: readonly Rule<EnablingFacts, EnablingOwnReason>[] = [
  ({ offer }) => (offer === null ? { code: "enabling.offer-unknown" } : null),
  ({ offer }) => (offer !== null && !isEnabled(offer.mode) ? { code: "enabling.paid-in-advance" } : null),
  ({ offer }) =>
    offer !== null && isEnabled(offer.mode) && (offer.price?.amount ?? null) === null
      ? { code: "enabling.not-offered" }
      : null,
  ({ accounts, account }) => (account === null && accounts.length > 1 ? { code: "enabling.account-unnamed" } : null),
  ({ accounts, account }) =>
    account !== null && !accounts.includes(account) ? { code: "enabling.account-unknown" } : null,
];

/** May the customer enable what is paid by use; every reason if not (G4, G5, G16). Never by amount. */
export function decideEnabling(facts: EnablingFacts): EnablingDecision {
  const { offer, account, accounts } = facts;
  const mode = offer !== null && isEnabled(offer.mode) ? offer.mode : null;
  const answers = [decide(RULES, facts), purchaseOf(facts, mode)];
  const [first, ...rest] = answers.flatMap((one): readonly EnablingReason[] => (one.allowed ? [] : one.reasons));
  if (first !== undefined) return { allowed: false, reasons: [first, ...rest] };
  if (mode === null) throw new Error("what is not enabled has a reason against it");
  return { allowed: true, mode, account: account ?? accounts[0] ?? null };
}

function purchaseOf({ purchase }: EnablingFacts, mode: EnabledMode | null): Decision<PurchaseReason> {
  if (mode === null) return ALLOWED;
  return decidePurchase({ ...purchase, operation: `buy-${mode}`, needed: null });
}

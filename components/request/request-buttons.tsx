import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { isHeldBy } from "@/lib/domain/delegation/authority";
import type { CustomerRequestKind, RequestKind } from "@/lib/domain/request/request";
import type { Ask } from "./ask-form";
import { draftOf, type RequestDraft } from "./draft";
import { RequestButton } from "./request-button";

type RequestButtonsProps = {
  readonly customer: CustomerDetails;
  /** About the budget, or about the restriction. */
  readonly about: "budget" | "restriction";
  readonly pending: readonly { readonly kind: RequestKind; readonly requestId: string }[];
  readonly ask: Ask;
};

/** What a reseller may ask for this customer, each filled in from what is the case. */
export function RequestButtons({ customer, about, pending, ask }: RequestButtonsProps) {
  const kinds = about === "budget" ? budgetKinds(customer) : restrictionKinds(customer);
  return (
    <div className="flex flex-wrap items-center gap-2">
      {kinds.map((kind, index) => (
        <RequestButton
          key={kind}
          customerId={customer.id}
          name={customer.name}
          draft={customerDraft(kind, customer)}
          currency={customer.currency}
          origins={openOrigins(kind, customer)}
          pendingId={pending.find((one) => one.kind === kind)?.requestId ?? null}
          ask={ask}
          variant={index === 0 ? "primary" : "secondary"}
        />
      ))}
    </div>
  );
}

/** A draft with the customer's present budget and open causes. */
export function customerDraft(kind: CustomerRequestKind, customer: CustomerDetails): RequestDraft {
  const { budget } = customer;
  return draftOf(kind, {
    ...(budget && { type: budget.type, amount: budget.amount, action: budget.action }),
    origins: openOrigins(kind, customer),
  });
}

/** The causes that a lift of this kind may end. */
export function openOrigins(kind: RequestKind, { causes, blocks }: CustomerDetails): RequestDraft["origins"] {
  return (kind === "allow-pay-per-use" ? blocks : causes).map(({ origin }) => origin);
}

function budgetKinds({ causes, authority }: CustomerDetails): readonly CustomerRequestKind[] {
  const isNew = causes.some(({ origin }) => origin === "association-default");
  const liftsToo = isHeldBy(authority, "freeze-account", "distributor");
  return isNew && liftsToo ? ["activate"] : ["adjust-budget"];
}

function restrictionKinds({ causes, blocks }: CustomerDetails): readonly CustomerRequestKind[] {
  const manual = causes.find(({ origin }) => origin === "manual")?.level;
  return [
    ...(causes.length > 0 ? (["lift"] as const) : []),
    ...(manual === undefined ? (["freeze-account"] as const) : []),
    ...(manual === "account-and-resources" ? [] : (["freeze-account-and-resources"] as const)),
    ...(blocks.length > 0 ? (["allow-pay-per-use"] as const) : []),
    ...(blocks.some(({ origin }) => origin === "manual") ? [] : (["block-pay-per-use"] as const)),
  ];
}

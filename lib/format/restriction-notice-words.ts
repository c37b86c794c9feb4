import type { BlockNoticeFacts, FreezeNoticeFacts } from "@/lib/domain/alert/notice";
import { alertWords } from "./alert-words";
import { optional, type Parts, type PartsBy } from "./notice-parts";
import { worded } from "./wording";

/** Budgets, freezes, what is due for deletion and the acts that wait: what happens to one customer. */
export const restrictionNoticeParts: PartsBy<
  | "budget-threshold"
  | "budget-pace"
  | "frozen"
  | "freeze-lifted"
  | "pay-per-use-blocked"
  | "pay-per-use-allowed"
  | "place-failed"
  | "spent-after-freeze"
  | "deletion-due"
  | "resources-released"
  | `act-${"ordered" | "awaits-second-person" | "confirmed" | "called-off" | "declined" | "expired" | "refused"}`
> = {
  "budget-threshold": (facts, currency) => alertWords({ kind: "budget-threshold", facts }, currency),
  "budget-pace": (facts, currency) => alertWords({ kind: "budget-pace", facts }, currency),
  frozen: (facts) => ({
    key: facts.level === "account-and-resources" ? "frozen-with-resources" : "frozen",
    ...restricted(facts),
  }),
  "freeze-lifted": (facts) => ({ key: facts.level === null ? "freeze-lifted" : "freeze-stays", ...restricted(facts) }),
  "pay-per-use-blocked": (facts) => restricted(facts),
  "pay-per-use-allowed": (facts) => ({
    key: facts.blocked ? "pay-per-use-stays-blocked" : "pay-per-use-allowed",
    ...restricted(facts),
  }),
  "place-failed": ({ customer, connector, level, error }) => ({
    args: { customer, connector, order: level === null ? "lift" : level === "account" ? "freeze" : "resources" },
    detail: optional(error, (code) => worded(`connector.error.${code}`)),
  }),
  "spent-after-freeze": (facts, currency) => alertWords({ kind: "spent-since-freeze", facts }, currency),
  "deletion-due": ({ customer, count, name, cause, dueAt, isDue }) => ({
    key: isDue ? "deletion-due-since" : "deletion-due",
    args: { customer, count, name, dueAt: new Date(dueAt) },
    detail: worded(`notice.deletion.${cause}`),
  }),
  "resources-released": ({ customer, count, name }) => ({ args: { customer, count, name } }),
  "act-ordered": actToCome,
  "act-awaits-second-person": actToCome,
  "act-confirmed": actToCome,
  "act-called-off": act,
  "act-declined": act,
  "act-expired": act,
  "act-refused": act,
};

type Restricted = Pick<FreezeNoticeFacts | BlockNoticeFacts, "customer" | "reason" | "automatic" | "messageToCustomer">;

function restricted({ customer, reason, automatic, messageToCustomer }: Restricted): Omit<Parts, "key"> {
  return {
    args: { customer },
    detail: optional(automatic, (why) => worded(`notice.automatic.${why}`)),
    quote: reason ?? messageToCustomer ?? null,
  };
}

type Act = {
  readonly act: string;
  readonly customer: string;
  readonly runsAt: string | null;
  readonly text: string | null;
};

function act({ act: kind, customer, text }: Act): Parts {
  return { args: { act: kind, customer }, quote: text };
}

function actToCome(facts: Act): Parts {
  return { ...act(facts), detail: optional(facts.runsAt, (at) => worded("notice.runsAt", { runsAt: new Date(at) })) };
}

import type { CompanyKind, MemberRole } from "../access/actor";
import type { Topic } from "./topic";

/** Ways beside the message in the product, which always comes. Webhooks are the company's, not a person's. */
export const WAYS = ["email", "sms"] as const;
export type Way = (typeof WAYS)[number];

/** How soon; `off`: not this way. */
export const PACES = ["at-once", "hourly", "daily", "off"] as const;
export type Pace = (typeof PACES)[number];

/** Whose choices: a company's are the defaults of its members, a recipient is somebody beyond them. */
export const CHOOSERS = ["company", "member", "recipient"] as const;
export type Chooser = (typeof CHOOSERS)[number];

export type Choice = { readonly topic: Topic; readonly way: Way; readonly pace: Pace };

const AT_ONCE: readonly Topic[] = [
  "budget",
  "restriction",
  "deletion",
  "renewal",
  "order",
  "question",
  "request",
  "act",
  "company",
  "webhook",
];
const ROLES_TOLD: readonly MemberRole[] = ["administrator", "director", "account-manager", "finance"];

export type Hearer = { readonly company: CompanyKind; readonly roles: readonly MemberRole[] };

/** What holds while neither the person nor its company has chosen: who only looks is told in the product alone. */
function defaultPace({ roles }: Hearer, topic: Topic, way: Way): Pace {
  if (way === "sms" || !roles.some((role) => ROLES_TOLD.includes(role))) return "off";
  return AT_ONCE.includes(topic) ? "at-once" : "daily";
}

/** The person's own choice, else its company's, else the product's. */
export function paceOf(
  hearer: Hearer,
  { topic, way }: Pick<Choice, "topic" | "way">,
  own: readonly Choice[],
  company: readonly Choice[],
): Pace {
  const chosen = (choices: readonly Choice[]) =>
    choices.find((choice) => choice.topic === topic && choice.way === way)?.pace;
  return chosen(own) ?? chosen(company) ?? defaultPace(hearer, topic, way);
}

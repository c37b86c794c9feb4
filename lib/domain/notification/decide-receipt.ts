import type { CompanyKind, MemberRole } from "../access/actor";
import { type Action, isEntitledRole } from "../access/permit";
import { type Choice, type Pace, paceOf, type Way } from "./choice";
import { nextDigest, nextHour } from "./digest";
import type { Hours } from "./hours";
import { mayLeaveAt } from "./quiet-hours";
import type { ReceiptOutcome } from "./receipt";
import { TOPIC_TABLE, type Topic } from "./topic";

/** After so long nobody is sent anything of a notice that has not been taken to people: it stands in the product. */
const TOO_LATE_MS = 24 * 60 * 60_000;

export type PersonToHear = {
  readonly kind: "member" | "recipient" | "contact";
  readonly company: CompanyKind;
  readonly roles: readonly MemberRole[];
  /** Looks after what the notice is about, or is not narrowed to what it looks after. */
  readonly isAssigned: boolean;
  /** Of a recipient: has confirmed the address. */
  readonly isVerified: boolean;
  readonly hasPhone: boolean;
  /** IANA. */
  readonly zone: string;
  readonly hours: Hours;
  readonly own: readonly Choice[];
  readonly ofCompany: readonly Choice[];
};

export type NoticeToHear = {
  readonly topic: Topic;
  /** What a member must be allowed beside what the topic needs; null: nothing. */
  readonly needs: Action | null;
  /** Ignores quiet hours (G17). */
  readonly isUrgent: boolean;
  readonly at: Date;
};

export type ReceiptDecision = {
  readonly outcome: ReceiptOutcome;
  /** When what waits is sent; null: it is sent now, or never. */
  readonly dueAt: Date | null;
};

/** Why somebody is not told of it that way, whenever it is; every reason, the strongest first. */
export function reasonsNotToTell(
  hearer: PersonToHear,
  { topic, needs }: NoticeToHear,
  way: Way,
  hasGateway: boolean,
): readonly ReceiptOutcome[] {
  const reasons: readonly (ReceiptOutcome | false)[] = [
    !mayHear(hearer, topic, needs) && "role",
    !hearer.isAssigned && "not-assigned",
    !hearer.isVerified && "unverified",
    paceFor(hearer, topic, way) === "off" && whoseOff(hearer, topic, way),
    way === "sms" && !hearer.hasPhone && "no-phone",
    way === "sms" && !hasGateway && "no-gateway",
  ];
  return reasons.filter((reason) => reason !== false);
}

/** What becomes of a notice for one person on one way, now. */
export function decideReceipt(
  hearer: PersonToHear,
  notice: NoticeToHear,
  way: Way,
  { now, hasGateway }: { readonly now: Date; readonly hasGateway: boolean },
): ReceiptDecision {
  const [reason] = reasonsNotToTell(hearer, notice, way, hasGateway);
  if (reason !== undefined) return { outcome: reason, dueAt: null };
  if (now.getTime() - notice.at.getTime() > TOO_LATE_MS) return { outcome: "too-late", dueAt: null };
  const { zone, hours } = hearer;
  const open = (at: Date) => (notice.isUrgent ? at : mayLeaveAt(at, zone, hours));
  const pace = paceFor(hearer, notice.topic, way);
  // A text message is never a digest.
  if (pace === "at-once" || way === "sms") {
    const leavesAt = open(now);
    return leavesAt > now ? { outcome: "quiet-hours", dueAt: leavesAt } : { outcome: "sent", dueAt: null };
  }
  // The hour of a daily digest is chosen, whatever is quiet then.
  const dueAt = pace === "hourly" ? open(nextHour(now)) : nextDigest(now, zone, hours.digestHour);
  return { outcome: "digest", dueAt };
}

/** A company's choices are the defaults of its members, and of its contact while it has none; a recipient has its own. */
function paceFor(hearer: PersonToHear, topic: Topic, way: Way): Pace {
  return paceOf(hearer, { topic, way }, hearer.own, hearer.kind === "recipient" ? [] : hearer.ofCompany);
}

function whoseOff({ kind, own, ofCompany }: PersonToHear, topic: Topic, way: Way): ReceiptOutcome {
  const isChosen = (choices: readonly Choice[]) =>
    choices.some((choice) => choice.topic === topic && choice.way === way);
  if (isChosen(own)) return "off-by-person";
  return kind !== "recipient" && isChosen(ofCompany) ? "off-by-company" : "off-by-default";
}

function mayHear({ kind, company, roles }: PersonToHear, topic: Topic, needs: Action | null): boolean {
  const { companies, needs: topicNeeds } = TOPIC_TABLE[topic];
  if (!companies.includes(company)) return false;
  if (kind !== "member") return true;
  return [topicNeeds, needs].every((action) => action === null || isEntitledRole(company, roles, action));
}

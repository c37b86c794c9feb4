import type { Actor, CompanyKind } from "../access/actor";
import { issuePermit } from "../access/permit";
import type { Way } from "./choice";
import { TOPIC_TABLE, TOPICS, type Topic } from "./topic";

/** What a company of that kind ever hears of. */
export function topicsOfCompany(company: CompanyKind): readonly Topic[] {
  return TOPICS.filter((topic) => TOPIC_TABLE[topic].companies.includes(company));
}

/** What of it the actor's roles may read. */
export function topicsOf(actor: Actor): readonly Topic[] {
  return topicsOfCompany(actor.company.kind).filter((topic) => issuePermit(actor, TOPIC_TABLE[topic].needs) !== null);
}

/** Why nothing can be sent that way; null: nothing is in the way. */
export type WayObstacle = "no-phone" | "no-gateway";

export function obstacleTo(way: Way, { phone, hasGateway }: { phone: string | null; hasGateway: boolean }) {
  if (way === "email") return null;
  if (!hasGateway) return "no-gateway";
  return phone === null ? "no-phone" : null;
}

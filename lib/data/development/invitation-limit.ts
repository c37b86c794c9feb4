import "server-only";
import { PARTNER_INVITATIONS_A_DAY_MAX } from "@/lib/domain/development/decide-development";
import { consume, rateLimiter } from "../rate-limit";

const DAY_SECONDS = 24 * 60 * 60;

const byPartner = rateLimiter({
  keyPrefix: "customer-invitations",
  points: PARTNER_INVITATIONS_A_DAY_MAX,
  durationSeconds: DAY_SECONDS,
});

/** Whether a partner may send so many more today; if so they are taken. */
export async function takeInvitations(companyId: string, count: number): Promise<boolean> {
  const left = await byPartner.get(companyId);
  if (left !== null && left.remainingPoints < count) return false;
  return (await consume(byPartner, companyId, count)).consumedPoints <= PARTNER_INVITATIONS_A_DAY_MAX;
}

/** Gives back what was taken for invitations that were not sent. */
export async function returnInvitations(companyId: string, count: number): Promise<void> {
  if (count > 0) await byPartner.reward(companyId, count);
}

const byVisitor = rateLimiter({ keyPrefix: "join-visitor", points: 300, durationSeconds: 15 * 60 });
const byLink = rateLimiter({ keyPrefix: "join-link", points: 60, durationSeconds: 60 * 60 });

/** Whether whoever looks at links from this address has looked at too many; null: the address is unknown. */
export async function isVisitorExhausted(ip: string | null): Promise<boolean> {
  return ip !== null && (await consume(byVisitor, ip)).remainingPoints <= 0;
}

/** Whether too many tried to join by this one link within the hour. */
export async function isLinkExhausted(linkId: string): Promise<boolean> {
  return (await consume(byLink, linkId)).consumedPoints > 60;
}

import { and, asc, eq } from "drizzle-orm";
import { noticeReceipts, notificationChoices, outbox } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { NoticeMail } from "@/lib/domain/alert/mail";
import type { Chooser, Pace } from "@/lib/domain/notification/choice";
import type { Topic } from "@/lib/domain/notification/topic";
import { tellCompanies, writeNotices } from "../alert/write-notices";
import { memberIdOf } from "../assignment/assignment.fixture";
import { turnClockTo, type World } from "../budget/governance.fixture";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { fanOut } from "./fan-out";

/** Noon in the billing zone, when nothing is quiet there. */
export const NOON = new Date("2026-11-30T04:00:00Z");
export const later = (from: Date, hours: number) => new Date(from.getTime() + hours * 60 * 60_000);

/** What a story about notices does in one world. */
export function storyOf(world: World, databaseUrl: string) {
  return { ...actsOf(world), ...readingsOf(world), clock: (at: Date) => turnClockTo(databaseUrl, at) };
}

function actsOf({ distributor, reseller }: World) {
  const { distributorId } = distributor;
  return {
    /** A budget's threshold; from 90 on it is urgent, and the customer hears too. */
    threshold: (customerId: string, threshold: number, name = "Acme") =>
      inTenant(distributor, async (tx) => {
        const facts = { type: "monthly", period: "2026-11", amount: "1000", used: "912.5", action: null } as const;
        const telling = {
          customer: { id: customerId, resellerId: reseller.company.id },
          notice: { kind: "budget-threshold", facts: { ...facts, customer: name, threshold } } as const,
          customerHears: threshold >= 90,
          alertId: null,
        };
        await writeNotices(tx, distributorId, await instantOf(tx), [telling]);
      }),
    frozen: (customerId: string, level: "account" | null = "account") =>
      inTenant(distributor, async (tx) => {
        const facts = { customer: "Acme", origins: ["manual"], level, automatic: null } as const;
        const told = { ...facts, reason: "Inner reason", messageToCustomer: "Please call us" };
        const kind = level === null ? "freeze-lifted" : "frozen";
        const customer = { id: customerId, resellerId: reseller.company.id };
        const telling = { customer, notice: { kind, facts: told } as const, customerHears: true, alertId: null };
        await writeNotices(tx, distributorId, await instantOf(tx), [telling]);
      }),
    /** To the distributor about a reseller, whom it is told of too. */
    stopped: () =>
      inTenant(distributor, async (tx) => {
        const to = [distributor, reseller].map(({ company: { kind, id } }) => ({ kind, id }));
        const facts = { reseller: reseller.company.name, permissions: [], monthlyQuota: null, oneTimeQuota: null };
        const notice = { kind: "delegation-granted", urgent: false, facts: { ...facts, until: null } } as const;
        await tellCompanies(tx, distributorId, await instantOf(tx), [{ to, notice, customerId: null }]);
      }),
    choose: (by: Actor, chooser: Chooser, topic: Topic, pace: Pace, way: "email" | "sms" = "email") =>
      inTenant(distributor, async (tx) => {
        const chooserId = chooser === "company" ? by.company.id : memberIdOf(by);
        const at = await instantOf(tx);
        await tx
          .insert(notificationChoices)
          .values({ distributorId, chooserId, chooser, topic, way, pace, at })
          .onConflictDoUpdate({
            target: [
              notificationChoices.distributorId,
              notificationChoices.chooserId,
              notificationChoices.topic,
              notificationChoices.way,
            ],
            set: { pace },
          });
      }),
    fanOut: () => fanOut(distributorId),
  };
}

function readingsOf({ distributor }: World) {
  const { distributorId } = distributor;
  return {
    /** Outcomes of a person, by way and topic, in order. */
    outcomesOf: (person: Actor) =>
      inTenant(distributor, async (tx) => {
        const rows = await tx
          .select({ way: noticeReceipts.way, topic: noticeReceipts.topic, outcome: noticeReceipts.outcome })
          .from(noticeReceipts)
          .where(and(eq(noticeReceipts.distributorId, distributorId), eq(noticeReceipts.hearerId, memberIdOf(person))))
          .orderBy(asc(noticeReceipts.id));
        return rows.map(({ way, topic, outcome }) => `${way} ${topic}: ${outcome}`);
      }),
    receipts: () =>
      inTenant(distributor, (tx) =>
        tx
          .select()
          .from(noticeReceipts)
          .where(eq(noticeReceipts.distributorId, distributorId))
          .orderBy(noticeReceipts.id),
      ),
    mails: () =>
      inTenant(distributor, async (tx) => {
        const rows = await tx
          .select({ id: outbox.id, payload: outbox.payload })
          .from(outbox)
          .where(and(eq(outbox.distributorId, distributorId), eq(outbox.kind, "mail")))
          .orderBy(asc(outbox.id));
        return rows.map(({ id, payload }) => ({ id, ...(payload as NoticeMail) }));
      }),
    outboxRows: () =>
      inTenant(distributor, (tx) =>
        tx.select().from(outbox).where(eq(outbox.distributorId, distributorId)).orderBy(outbox.id),
      ),
  };
}

export type Story = ReturnType<typeof storyOf>;

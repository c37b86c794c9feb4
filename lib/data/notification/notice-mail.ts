import "server-only";
import { eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { distributors } from "@/db/schema";
import type { NoticeMail } from "@/lib/domain/alert/mail";
import type { Sms } from "@/lib/domain/notification/sms";
import type { Hearer } from "./load-hearers";
import type { ToldNotice } from "./load-told";

/** One notice by itself, or several in a digest, to one of its hearers. */
export function noticeMailOf(
  distributorId: string,
  hearer: Hearer,
  told: readonly ToldNotice[],
  currency: string,
): NoticeMail {
  const { kind, id, email, language, zone, company } = hearer;
  return {
    to: email,
    language,
    template: told.length === 1 ? "notice" : "digest",
    hearer: { kind, id, distributorId },
    company: { kind: company, name: told[0]?.company.name ?? "" },
    zone,
    currency,
    notices: told.map(({ kind: notice, facts, at, topic, customer, isSettled }) => ({
      kind: notice,
      facts,
      at: at.toISOString(),
      topic,
      customer,
      isSettled,
    })),
    secret: {},
  };
}

/** Of whoever has a phone. */
export function smsOf({ phone, language, company }: Hearer, { kind, facts }: ToldNotice, currency: string): Sms {
  return { to: phone ?? "", language, company, kind, facts, currency };
}

/** ISO 4217. */
export async function currencyOf(tx: Transaction, distributorId: string): Promise<string> {
  const [row] = await tx
    .select({ currency: distributors.currency })
    .from(distributors)
    .where(eq(distributors.distributorId, distributorId));
  return row?.currency ?? "";
}

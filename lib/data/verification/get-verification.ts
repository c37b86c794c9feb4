import "server-only";
import { and, eq } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { verificationSettings } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import type { VerificationChannel } from "@/lib/domain/verification/verification";
import { env } from "@/lib/env";
import { inTenant } from "../tenant";
import { isEnrolled } from "./check-authenticator";

export type VerificationSetting = { readonly channel: VerificationChannel; readonly version: number };

export type VerificationView = VerificationSetting & {
  readonly sendsMail: boolean;
  /** Whether whoever asks has an authenticator. */
  readonly enrolled: boolean;
};

/** What the company asks for; "off" where nothing was ever chosen. */
export async function loadVerification(tx: Transaction, actor: Actor): Promise<VerificationSetting> {
  const [row] = await tx
    .select({ channel: verificationSettings.channel, version: verificationSettings.version })
    .from(verificationSettings)
    .where(
      and(
        eq(verificationSettings.distributorId, actor.distributorId),
        eq(verificationSettings.companyId, actor.company.id),
      ),
    );
  return row ?? { channel: "off", version: 0 };
}

/** Whether a code sent by e-mail reaches anybody: by a mail server, or in the demo's outbox. */
export function sendsMail(): boolean {
  const { SMTP_URL, PARTNER_CENTER_DEMO } = env();
  return SMTP_URL !== null || PARTNER_CENTER_DEMO;
}

/** The company's choice, and what each way would need. */
export async function getVerification({ actor }: Permit<"verification.manage">): Promise<VerificationView> {
  return inTenant(actor, async (tx) => ({
    ...(await loadVerification(tx, actor)),
    sendsMail: sendsMail(),
    enrolled: actor.via.kind === "person" && (await isEnrolled(tx, actor.via.userId)),
  }));
}

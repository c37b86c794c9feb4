import "server-only";
import { callEnd } from "@/lib/data/end/call-end";
import { type ClaimedSms, claimSms, settleSms } from "@/lib/data/outbox/claim-sms";
import { env } from "@/lib/env";
import { toAppLocale } from "@/lib/format/locale";
import { noticeText } from "@/lib/format/notice-text";
import { smsText } from "@/lib/format/sms-text";
import { sayIn } from "./every-word";

/** The operator's own end that sends text messages. */
type Gateway = { readonly url: string; readonly secret: string };

/** Posts under way at once in one process. */
const SIDE_BY_SIDE = 4;

/** Posts what is due, at least once each; without a gateway what waits goes on waiting. */
export async function sendSms(distributorId: string, gateway: Gateway | null = configuredGateway()): Promise<void> {
  if (gateway === null) return;
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => sendInTurn(distributorId, gateway)));
}

function configuredGateway(): Gateway | null {
  const { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret } = env();
  return url === null || secret === null ? null : { url, secret };
}

async function sendInTurn(distributorId: string, { url, secret }: Gateway): Promise<void> {
  for (;;) {
    const claimed = await claimSms(distributorId);
    if (claimed === null) return;
    const { id, at } = claimed;
    const reply = await callEnd({ url, secrets: [secret], id, at, body: bodyOf(claimed) });
    await settleSms(distributorId, claimed, "error" in reply ? reply.error : null);
  }
}

function bodyOf({ id, sms }: ClaimedSms): string {
  const language = toAppLocale(sms.language) ?? "en";
  return JSON.stringify({ id, to: sms.to, text: smsText(noticeText(sms, sayIn(language))), language });
}

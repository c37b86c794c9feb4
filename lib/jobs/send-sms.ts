import "server-only";
import { callEnd } from "@/lib/data/end/call-end";
import { type Claimed, claimLeaving, giveUpLeaving } from "@/lib/data/outbox/claim-leaving";
import { graceAfter, STAYING } from "@/lib/data/outbox/grace";
import { SMS } from "@/lib/data/outbox/outbox-kind";
import { markFailed, markSent, returnClaimed } from "@/lib/data/outbox/settle-leaving";
import { env } from "@/lib/env";
import { toAppLocale } from "@/lib/format/locale";
import { noticeText } from "@/lib/format/notice-text";
import { smsText } from "@/lib/format/sms-text";
import { sayIn } from "./every-word";

/** The operator's own end that sends text messages. */
type Gateway = { readonly url: string; readonly secret: string };

/** Posts under way at once in one process. */
const SIDE_BY_SIDE = 4;

/**
 * Posts what is due, at least once each; without a gateway what waits goes on waiting. Once the process is to leave no
 * other is begun, and one that does not end soon is given back.
 */
export async function sendSms(
  distributorId: string,
  gateway: Gateway | null = configuredGateway(),
  leaving: AbortSignal = STAYING,
): Promise<void> {
  await giveUpLeaving(distributorId, SMS);
  if (gateway === null) return;
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => sendInTurn(distributorId, gateway, leaving)));
}

function configuredGateway(): Gateway | null {
  const { SMS_WEBHOOK_URL: url, SMS_WEBHOOK_SECRET: secret } = env();
  return url === null || secret === null ? null : { url, secret };
}

async function sendInTurn(distributorId: string, { url, secret }: Gateway, leaving: AbortSignal): Promise<void> {
  const ending = graceAfter(leaving);
  while (!leaving.aborted) {
    const claimed = await claimLeaving(distributorId, SMS);
    if (claimed === null) return;
    const { id, at } = claimed;
    const reply = await callEnd({ url, secrets: [secret], id, at, body: bodyOf(claimed), ending });
    if (!("error" in reply)) await markSent(distributorId, claimed);
    else if (ending.aborted) await returnClaimed(distributorId, SMS, claimed);
    else await markFailed(distributorId, claimed, { error: reply.error, permanent: false });
  }
}

function bodyOf({ id, payload: sms }: Claimed<typeof SMS>): string {
  const language = toAppLocale(sms.language) ?? "en";
  return JSON.stringify({ id, to: sms.to, text: smsText(noticeText(sms, sayIn(language))), language });
}

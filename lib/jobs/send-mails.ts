import "server-only";
import { claimLeaving, giveUpLeaving } from "@/lib/data/outbox/claim-leaving";
import { graceAfter, STAYING } from "@/lib/data/outbox/grace";
import { MAIL } from "@/lib/data/outbox/queue-mail";
import { markFailed, markSent, returnClaimed } from "@/lib/data/outbox/settle-leaving";
import { env } from "@/lib/env";
import { type SendMail, smtpSender } from "./smtp";

/** Mails under way at once in one process: a server that hangs on one does not hold up the rest. */
const SIDE_BY_SIDE = 4;

/**
 * Sends what is due, at least once each; without a mail server what waits goes on waiting. Once the process is to leave
 * no other is begun, and one that does not end soon is given back.
 */
export async function sendMails(
  distributorId: string,
  send: SendMail | null = configuredSender(),
  leaving: AbortSignal = STAYING,
): Promise<void> {
  await giveUpLeaving(distributorId, MAIL);
  if (send === null) return;
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => sendInTurn(distributorId, send, leaving)));
}

function configuredSender(): SendMail | null {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL === null || MAIL_FROM === null ? null : smtpSender({ url: SMTP_URL, from: MAIL_FROM });
}

async function sendInTurn(distributorId: string, send: SendMail, leaving: AbortSignal): Promise<void> {
  while (!leaving.aborted) {
    const claimed = await claimLeaving(distributorId, MAIL);
    if (claimed === null) return;
    const ended = await send(claimed.id, claimed.payload, graceAfter(leaving));
    if (ended === null) await markSent(distributorId, claimed);
    else if (ended === "cut") await returnClaimed(distributorId, MAIL, claimed);
    else await markFailed(distributorId, claimed, ended);
  }
}

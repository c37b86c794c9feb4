import "server-only";
import { env } from "@/lib/env";

/** Whether the operator has named where text messages are posted to; without it none is ever sent. */
export function hasSmsGateway(): boolean {
  return env().SMS_WEBHOOK_URL !== null;
}

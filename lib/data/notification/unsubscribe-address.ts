import "server-only";
import type { NoticeMail } from "@/lib/domain/alert/mail";
import { env } from "@/lib/env";
import { unsubscribeToken } from "./unsubscribe-token";

/** The page that ends e-mails of what this one tells, to its hearer alone; made when the mail is worded, never kept. */
export function unsubscribeAddress({ hearer, notices }: NoticeMail): string {
  const { distributorId, kind, id } = hearer;
  const topics = [...new Set(notices.map(({ topic }) => topic))].toSorted();
  return new URL(`/unsubscribe/${unsubscribeToken({ distributorId, kind, id, topics })}`, env().NEXTAUTH_URL).href;
}

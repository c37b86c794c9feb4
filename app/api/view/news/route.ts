import { findWatchingPermit } from "@/lib/auth/session";
import { countAlerts } from "@/lib/data/alert/count-alerts";
import { getBoardMark } from "@/lib/data/alert/get-board-mark";
import { countUnread } from "@/lib/data/message/count-unread";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { refusal } from "../own-request";

/** What waits for the visitor, asked again and again by pages that stay open. */
export async function GET(request: Request): Promise<Response> {
  const permit = await findWatchingPermit("message.read");
  if (!permit) return refusal(403, "request.no-permit");
  const at = new Date();
  const known = new URL(request.url).searchParams.get("mark");
  const reading = issuePermit(permit.actor, "alert.read");
  const [board, unread] = await Promise.all([reading && boardOf(reading, known, at), countUnread(permit)]);
  return Response.json({ at, board, unread }, { headers: { "cache-control": "no-store" } });
}

/** While the mark is the one that is known, nothing is counted. */
async function boardOf(permit: Permit<"alert.read">, known: string | null, at: Date) {
  const mark = await getBoardMark(permit, at);
  return { mark, total: mark === known ? null : (await countAlerts(permit, at)).total };
}

import { findWatchingPermit } from "@/lib/auth/session";
import { countAlerts } from "@/lib/data/alert/count-alerts";
import { getBoardMark } from "@/lib/data/alert/get-board-mark";
import { refusal } from "../own-request";

/**
 * Whether anything moved on the visitor's board, asked again and again by pages that stay open. While the mark is the
 * one they know, nothing is counted.
 */
export async function GET(request: Request): Promise<Response> {
  const permit = await findWatchingPermit("alert.read");
  if (!permit) return refusal(403, "request.no-permit");
  const at = new Date();
  const known = new URL(request.url).searchParams.get("mark");
  const mark = await getBoardMark(permit, at);
  const total = mark === known ? null : (await countAlerts(permit, at)).total;
  return Response.json({ mark, at, total }, { headers: { "cache-control": "no-store" } });
}

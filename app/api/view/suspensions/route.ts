import { suspensionMark } from "@/lib/contracts/suspension";
import { getSuspensions } from "@/lib/data/company/suspensions";
import { ownPermit } from "../own-request";

/** What of the visitor's company, and above it, is suspended now; a page that stayed open compares it with what it drew. */
export async function GET(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "message.read");
  if (permit instanceof Response) return permit;
  const mark = suspensionMark(await getSuspensions(permit));
  return Response.json({ mark }, { headers: { "cache-control": "no-store" } });
}

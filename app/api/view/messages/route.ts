import { findWatchingPermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { MarkInput } from "@/lib/contracts/message";
import { countUnread } from "@/lib/data/message/count-unread";
import { markMessages } from "@/lib/data/message/mark-messages";
import { ownForm, ownPermit, refusal } from "../own-request";

/** How many messages the person has not read; an open page asks again and again. */
export async function GET(): Promise<Response> {
  const permit = await findWatchingPermit("message.read");
  if (!permit) return refusal(403, "request.no-permit");
  return Response.json({ count: await countUnread(permit) }, { headers: { "cache-control": "no-store" } });
}

/** Marks what was opened, while the page that was left is already gone. */
export async function POST(request: Request): Promise<Response> {
  const permit = await ownPermit(request, "message.read");
  if (permit instanceof Response) return permit;
  const input = MarkInput.safeParse(objectOf(await ownForm(request)));
  if (!input.success) return refusal(422, "request.malformed");
  const { messages, read } = input.data;
  return Response.json(await markMessages(permit, { messageIds: messages, read }), {
    headers: { "cache-control": "no-store" },
  });
}

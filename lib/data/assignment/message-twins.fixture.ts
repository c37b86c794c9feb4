import { and, eq } from "drizzle-orm";
import { messages } from "@/db/schema";
import type { Actor } from "@/lib/domain/access/actor";
import { countUnread } from "../message/count-unread";
import { getMessage, listMessages } from "../message/list-messages";
import { markMessages } from "../message/mark-messages";
import { EVERYTHING } from "../message/message.fixture";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { type Call, may } from "./twin.fixture";

/** What the actor's company was told about a customer; one that is not there where it was told nothing. */
async function messageAbout({ distributorId, company }: Actor, customerId: string): Promise<string> {
  const [row] = await inTenant({ distributorId }, (tx) =>
    tx
      .select({ id: messages.id })
      .from(messages)
      .where(and(eq(messages.companyId, company.id), eq(messages.customerId, customerId)))
      .limit(1),
  );
  return row?.id ?? newId();
}

/** Of the twins, those about what a company was told of a customer. */
export const MESSAGE_TWINS: Readonly<Record<string, Call>> = {
  getMessage: async (actor, { customerId }) =>
    getMessage(may(actor, "message.read"), await messageAbout(actor, customerId)),
  markMessages: async (actor, { customerId }) =>
    markMessages(may(actor, "message.read"), {
      messageIds: [await messageAbout(actor, customerId)],
      read: true,
    }),
};

export const MESSAGES_WHOLE: Readonly<Record<string, Call>> = {
  listMessages: (actor) => listMessages(may(actor, "message.read"), EVERYTHING, { after: null, before: null }),
  countUnread: (actor) => countUnread(may(actor, "message.read")),
};

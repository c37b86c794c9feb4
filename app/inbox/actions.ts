"use server";

import { refresh } from "next/cache";
import { requirePermit } from "@/lib/auth/session";
import { objectOf } from "@/lib/contracts/fields";
import { MarkAllInput, MarkInput } from "@/lib/contracts/message";
import { markAllRead, markMessages } from "@/lib/data/message/mark-messages";

export async function markMessagesAction(form: FormData): Promise<void> {
  const permit = await requirePermit("message.read");
  const input = MarkInput.safeParse(objectOf(form));
  if (input.success) await markMessages(permit, { messageIds: input.data.messages, read: input.data.read });
  refresh();
}

export async function markAllReadAction(form: FormData): Promise<void> {
  const permit = await requirePermit("message.read");
  const input = MarkAllInput.safeParse(objectOf(form));
  if (input.success) await markAllRead(permit, { until: input.data.shownAt });
  refresh();
}

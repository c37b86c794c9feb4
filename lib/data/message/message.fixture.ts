import type { Actor } from "@/lib/domain/access/actor";
import { addColleague } from "../assignment/assignment.fixture";
import { permit } from "../budget/governance.fixture";
import { listMessages, type MessageFilter } from "./list-messages";

export const EVERYTHING: MessageFilter = {
  unreadOnly: false,
  topic: null,
  customer: null,
  from: null,
  toExclusive: null,
};

/** What a member of the company reads, newest first, all pages. */
export async function toldTo(actor: Actor, filter: Partial<MessageFilter> = {}) {
  const reading = permit(actor, "message.read");
  const pages = [await listMessages(reading, { ...EVERYTHING, ...filter }, { after: null, before: null })];
  for (let next = pages[0]?.after ?? null; next !== null; ) {
    const page = await listMessages(reading, { ...EVERYTHING, ...filter }, { after: next, before: null });
    pages.push(page);
    next = page.after;
  }
  return pages.flatMap(({ rows }) => rows);
}

/** The same for somebody who joins now. */
export async function toldToCompanyOf(actor: Actor) {
  return toldTo(await addColleague(actor));
}

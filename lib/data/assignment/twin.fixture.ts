import type { Actor } from "@/lib/domain/access/actor";
import { type Action, issuePermit, type Permit } from "@/lib/domain/access/permit";

/** What somebody might ask for by its id. */
export type Thing = {
  readonly customerId: string;
  readonly resellerId: string;
  readonly requestId: string;
  readonly actId: string;
};

export type Call = (actor: Actor, thing: Thing, at: Date) => Promise<unknown>;

export function may<A extends Action>(actor: Actor, action: A): Permit<A> {
  const permit = issuePermit(actor, action);
  if (!permit) throw new NotForThisCompany();
  return permit;
}

/** The access table does not let this kind of company try. */
export class NotForThisCompany extends Error {}

import "server-only";
import { and, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { members, recipients, users } from "@/db/schema";
import type { Actor, Company } from "@/lib/domain/access/actor";
import type { Chooser } from "@/lib/domain/notification/choice";
import type { Topic } from "@/lib/domain/notification/topic";
import { recordAudit } from "../audit";
import { companyIn } from "../company/company-in";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { inTenant } from "../tenant";
import { auditedChoices } from "./audited-choices";
import { loadChoices } from "./load-choices";
import { lockChooser } from "./lock-chooser";
import { readUnsubscribeToken, type Unsubscribing } from "./unsubscribe-token";
import { writeChoices } from "./write-choices";

export type FoundUnsubscribing = {
  readonly company: Pick<Company, "name">;
  readonly topics: readonly Topic[];
  /** Every one of them is off already. */
  readonly isOff: boolean;
};

type Request = { readonly requestId: string; readonly ip: string | null };

/** What a link would end; null: it leads nowhere, or its hearer is told of nothing there any more. */
export async function findUnsubscribing(token: string): Promise<FoundUnsubscribing | null> {
  const read = readUnsubscribeToken(token);
  if (read === null) return null;
  return inTenant(read, async (tx) => {
    const hearer = await findHearer(tx, read);
    return hearer && { company: hearer.company, topics: read.topics, isOff: await isOff(tx, read, hearer.chooserId) };
  });
}

/** Ends e-mails of these topics for this hearer alone; once more it changes nothing. False: the link leads nowhere. */
export function unsubscribe(token: string, request: Request): Promise<boolean> {
  return choose(token, request, () => "off");
}

/** Takes it back: as the company or product has it, and a recipient, who has no such default, at once. */
export function resubscribe(token: string, request: Request): Promise<boolean> {
  return choose(token, request, (kind) => (kind === "recipient" ? "at-once" : null));
}

async function choose(
  token: string,
  { requestId, ip }: Request,
  paceOf: (kind: Unsubscribing["kind"]) => "off" | "at-once" | null,
): Promise<boolean> {
  const read = readUnsubscribeToken(token);
  if (read === null) return false;
  const { distributorId, kind, topics } = read;
  return inTenant(read, async (tx) => {
    const found = await findHearer(tx, read);
    if (!found) return false;
    await lockChooser(tx, found.company.id);
    const hearer = await findHearer(tx, read);
    if (!hearer) return false;
    const pace = paceOf(kind);
    if ((await isOff(tx, read, hearer.chooserId)) === (pace === "off")) return true;
    const { chooser, chooserId, company, name } = hearer;
    const at = await instantOf(tx);
    const before = await auditedChoices(tx, distributorId, chooserId);
    const wishes = topics.map((topic) => ({ topic, way: "email" as const, pace }));
    await writeChoices(tx, { distributorId, chooser, chooserId }, at, wishes);
    const after = await auditedChoices(tx, distributorId, chooserId);
    // Whoever holds the link need not be signed in: the log says of whom, and from where.
    const actor: Actor = { distributorId, company, companyState: "active", via: { kind: "system" }, requestId, ip };
    const subject = { kind: kind === "contact" ? "customer" : kind, id: chooserId, name } as const;
    await recordAudit(tx, actor, [
      { changeId: newId(), at, action: "notification.choices-set", subject, before, after },
    ]);
    return true;
  });
}

async function isOff(tx: Transaction, { distributorId, topics }: Unsubscribing, chooserId: string): Promise<boolean> {
  const choices = (await loadChoices(tx, distributorId, [chooserId])).get(chooserId) ?? [];
  return topics.every((topic) =>
    choices.some((choice) => choice.topic === topic && choice.way === "email" && choice.pace === "off"),
  );
}

type Found = {
  readonly company: Company;
  readonly chooser: Chooser;
  readonly chooserId: string;
  readonly name: string;
};

/** Null: not of any company here any more. */
async function findHearer(tx: Transaction, { distributorId, kind, id }: Unsubscribing): Promise<Found | null> {
  if (kind === "contact") {
    const company = await companyIn(tx, { distributorId, kind: "customer", id });
    // The contact of a customer is its company's choice: nobody else is in it.
    return company && { company, chooser: "company", chooserId: id, name: company.name };
  }
  const [row] =
    kind === "member"
      ? await tx
          .select({ companyKind: members.companyKind, companyId: members.companyId, name: users.name })
          .from(members)
          .innerJoin(users, eq(users.id, members.userId))
          .where(and(eq(members.distributorId, distributorId), eq(members.id, id), isNull(members.removedAt)))
      : await tx
          .select({ companyKind: recipients.companyKind, companyId: recipients.companyId, name: recipients.name })
          .from(recipients)
          .where(and(eq(recipients.distributorId, distributorId), eq(recipients.id, id), isNull(recipients.removedAt)));
  const company = row && (await companyIn(tx, { distributorId, kind: row.companyKind, id: row.companyId }));
  return company ? { company, chooser: kind, chooserId: id, name: row.name } : null;
}

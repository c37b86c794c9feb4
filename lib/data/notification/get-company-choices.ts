import "server-only";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { recipients } from "@/db/schema";
import type { CompanyNotification, RecipientLine } from "@/lib/contracts/notification-view";
import type { Actor } from "@/lib/domain/access/actor";
import type { Permit } from "@/lib/domain/access/permit";
import { choiceRows } from "@/lib/domain/notification/choice-rows";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { DEFAULT_HOURS } from "@/lib/domain/notification/hours";
import { recipientStateOf } from "@/lib/domain/notification/recipient";
import { instantOf } from "../instant";
import { inTenant } from "../tenant";
import { loadChoices } from "./load-choices";
import { loadHours } from "./load-hours";

/** What the company's members hear of while they have not chosen, and who hears beyond them. */
export async function getCompanyChoices({ actor }: Permit<"notification.set">): Promise<CompanyNotification> {
  const { distributorId, company } = actor;
  return inTenant(actor, async (tx) => {
    const choices = (await loadChoices(tx, distributorId, [company.id])).get(company.id) ?? [];
    const hours = (await loadHours(tx, distributorId, [company.id])).get(company.id) ?? null;
    // A member with any role but looking on.
    const hearer = { company: company.kind, roles: ["administrator"] } as const;
    return {
      rows: choiceRows(topicsOfCompany(company.kind), choices, { hearer, company: [] }),
      hours: { own: hours, otherwise: DEFAULT_HOURS },
      recipients: await recipientsOf(tx, actor),
    };
  });
}

async function recipientsOf(tx: Transaction, { distributorId, company }: Actor): Promise<readonly RecipientLine[]> {
  const at = await instantOf(tx);
  const rows = await tx
    .select()
    .from(recipients)
    .where(
      and(
        eq(recipients.distributorId, distributorId),
        eq(recipients.companyId, company.id),
        isNull(recipients.removedAt),
      ),
    )
    .orderBy(asc(recipients.createdAt), asc(recipients.id));
  const choices = await loadChoices(
    tx,
    distributorId,
    rows.map(({ id }) => id),
  );
  const hearer = { company: company.kind, roles: [] };
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    phone: row.phone,
    language: row.language,
    timeZone: row.timeZone,
    verifiedAt: row.verifiedAt,
    linkUntil: row.linkUntil,
    state: recipientStateOf(row, at),
    rows: choiceRows(topicsOfCompany(company.kind), choices.get(row.id) ?? [], {
      hearer,
      company: [],
    }),
  }));
}

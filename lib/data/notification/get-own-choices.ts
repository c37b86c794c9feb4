import "server-only";
import { and, eq } from "drizzle-orm";
import { members } from "@/db/schema";
import type { OwnNotification } from "@/lib/contracts/notification-view";
import type { Permit } from "@/lib/domain/access/permit";
import { choiceRows } from "@/lib/domain/notification/choice-rows";
import { topicsOf } from "@/lib/domain/notification/hearing";
import { hoursOf } from "@/lib/domain/notification/hours";
import { inTenant } from "../tenant";
import { loadChoices } from "./load-choices";
import { loadHours } from "./load-hours";

/** What the person hears of in this company and when; null: it is no person's. */
export async function getOwnChoices({ actor }: Permit<"profile.manage">): Promise<OwnNotification | null> {
  const { distributorId, company, via } = actor;
  if (via.kind !== "person") return null;
  const { memberId, roles } = via;
  return inTenant(actor, async (tx) => {
    const [member] = await tx
      .select({ phone: members.phone })
      .from(members)
      .where(and(eq(members.distributorId, distributorId), eq(members.id, memberId)));
    const choices = await loadChoices(tx, distributorId, [memberId, company.id]);
    const hours = await loadHours(tx, distributorId, [memberId, company.id]);
    return {
      rows: choiceRows(topicsOf(actor), choices.get(memberId) ?? [], {
        hearer: { company: company.kind, roles },
        company: choices.get(company.id) ?? [],
      }),
      hours: { own: hours.get(memberId) ?? null, otherwise: hoursOf(undefined, hours.get(company.id)) },
      phone: member?.phone ?? null,
    };
  });
}

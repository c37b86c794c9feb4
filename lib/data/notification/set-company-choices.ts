import "server-only";
import type { DefaultsInput } from "@/lib/contracts/notification";
import type { Permit } from "@/lib/domain/access/permit";
import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { ALLOWED, type Decision } from "@/lib/domain/decision";
import { topicsOfCompany } from "@/lib/domain/notification/hearing";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { auditedChoices } from "./audited-choices";
import { lockChooser } from "./lock-chooser";
import { writeChoices, writeHours } from "./write-choices";

/** What members hear of, how soon and when, as long as they have not chosen themselves. */
export async function setCompanyChoices(
  { actor }: Permit<"notification.set">,
  { wishes, hours }: DefaultsInput,
): Promise<Decision<SuspendedReason>> {
  const { distributorId, company } = actor;
  const owner = { distributorId, chooserId: company.id, chooser: "company" } as const;
  return writeFor(actor, async (tx) => {
    await lockChooser(tx, company.id);
    const at = await instantOf(tx);
    const before = await auditedChoices(tx, distributorId, company.id);
    const heard = topicsOfCompany(company.kind);
    await writeChoices(
      tx,
      owner,
      at,
      wishes.filter(({ topic }) => heard.includes(topic)),
    );
    await writeHours(tx, owner, hours);
    const after = await auditedChoices(tx, distributorId, company.id);
    const subject = { kind: company.kind, id: company.id, name: company.name } as const;
    await recordAudit(tx, actor, [
      { changeId: newId(), at, action: "notification.defaults-set", subject, before, after },
    ]);
    return ALLOWED;
  });
}

import "server-only";
import { createHash } from "node:crypto";
import type { TakenEvidence } from "@/lib/contracts/evidence-view";
import type { EvidenceInput } from "@/lib/contracts/history-query";
import type { Permit } from "@/lib/domain/access/permit";
import { stampOf } from "../actor-stamp";
import { plainOf, recordAudit } from "../audit";
import { canonical } from "../audit-log/entry-hash";
import { sealAudit } from "../audit-log/seal-audit";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { consume, rateLimiter } from "../rate-limit";
import { inTenant } from "../tenant";
import { loadEvidence } from "./load-evidence";

const FILES_PER_HOUR = 60;

const byCompany = rateLimiter({ keyPrefix: "evidence", points: FILES_PER_HOUR, durationSeconds: 60 * 60 });

export type EvidenceAnswer =
  | { readonly status: "taken"; readonly evidence: TakenEvidence }
  | { readonly status: "unknown" }
  | { readonly status: "too-many"; readonly max: number };

/** An evidence file's content with its hash; taking it is recorded ("Evidence" in lib/domain/history). */
export async function takeEvidence({ actor }: Permit<"evidence.read">, input: EvidenceInput): Promise<EvidenceAnswer> {
  const points = await consume(byCompany, actor.company.id);
  if (points.consumedPoints > FILES_PER_HOUR) return { status: "too-many", max: FILES_PER_HOUR };
  // Sealed first, so that the file's entries have their places and hashes.
  await sealAudit(actor.distributorId);
  return inTenant(actor, async (tx) => {
    const at = await instantOf(tx);
    const content = await loadEvidence(tx, actor, input, at);
    if (!content) return { status: "unknown" };
    const contentHash = createHash("sha256")
      .update(canonical(plainOf(content)))
      .digest("hex");
    const changeId = newId();
    const { id, name } = content.moment;
    const { format, ...asked } = input;
    await recordAudit(tx, actor, [
      {
        changeId,
        at,
        action: "evidence.taken",
        subject: { kind: "customer", id, name },
        after: { ...asked, format, contentHash },
      },
    ]);
    const by = stampOf(actor);
    return {
      status: "taken",
      evidence: { content, contentHash, taken: { at, by: by.name, company: by.company, changeId } },
    };
  });
}

import "server-only";
import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { apiKeys } from "@/db/schema";
import type { AccessKeyOnce } from "@/lib/contracts/api-key";
import type { ApiKeyReason } from "@/lib/domain/access/key-scope";
import type { Permit } from "@/lib/domain/access/permit";
import type { NonEmpty } from "@/lib/domain/decision";
import { FORMER_SECRET_MS } from "@/lib/domain/end/attempt";
import { recordAudit } from "../audit";
import { writeFor } from "../company/write-for";
import { sealSecret } from "../end/sealed-secret";
import { instantOf } from "../instant";
import { newId } from "../new-id";
import { newAccessSecret } from "./new-access-key";

export type RotateAccessKeyAnswer =
  | ({ readonly allowed: true; readonly formerUntil: Date } & AccessKeyOnce)
  | { readonly allowed: false; readonly reasons: NonEmpty<ApiKeyReason> };

/** A new secret under the same id; the present one signs beside it for a day, then no more ("Keys"). */
export async function rotateAccessKey(
  { actor }: Permit<"api-key.manage">,
  { keyId }: { readonly keyId: string },
): Promise<RotateAccessKeyAnswer> {
  const { distributorId, company } = actor;
  const own = and(
    eq(apiKeys.distributorId, distributorId),
    eq(apiKeys.companyId, company.id),
    eq(apiKeys.id, keyId),
    isNull(apiKeys.revokedAt),
    isNotNull(apiKeys.accessKeyId),
  );
  return writeFor(actor, async (tx): Promise<RotateAccessKeyAnswer> => {
    const [key] = await tx
      .select({ name: apiKeys.name, accessKeyId: apiKeys.accessKeyId, present: apiKeys.secret })
      .from(apiKeys)
      .where(own)
      .for("update");
    if (!key || key.accessKeyId === null) return { allowed: false, reasons: [{ code: "api-key.unknown" }] };
    const at = await instantOf(tx);
    const formerUntil = new Date(at.getTime() + FORMER_SECRET_MS);
    const secret = newAccessSecret();
    await tx
      .update(apiKeys)
      .set({
        secret: sealSecret({ distributorId, id: keyId }, secret),
        formerSecret: key.present,
        formerSecretUntil: formerUntil,
      })
      .where(own);
    const subject = { kind: "api-key", id: keyId, name: key.name } as const;
    const after = { formerSecretUntil: formerUntil };
    await recordAudit(tx, actor, [{ changeId: newId(), at, action: "api-key.secret-rotated", subject, after }]);
    return { allowed: true, accessKeyId: key.accessKeyId, secret, formerUntil };
  });
}

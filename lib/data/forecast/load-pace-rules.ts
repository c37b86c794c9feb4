import "server-only";
import { and, eq, inArray } from "drizzle-orm";
import type { Transaction } from "@/db/client";
import { paceSettings } from "@/db/schema";
import type { Permit } from "@/lib/domain/access/permit";
import { PACE_DEFAULT, type PaceRule } from "@/lib/domain/forecast/pace";
import { inTenant } from "../tenant";

export type PaceSetting = PaceRule & {
  /** Rises with every setting; 0: never set. */
  readonly version: number;
};

/** When these companies want to be alerted; each has an entry. */
export async function loadPaceRules(
  tx: Transaction,
  distributorId: string,
  companyIds: readonly string[],
): Promise<ReadonlyMap<string, PaceSetting>> {
  const rows = await tx
    .select()
    .from(paceSettings)
    .where(and(eq(paceSettings.distributorId, distributorId), inArray(paceSettings.companyId, [...companyIds])));
  const set = new Map(rows.map((row) => [row.companyId, row]));
  return new Map(
    companyIds.map((id) => {
      const { isOn, fromDay, certainty, version } = set.get(id) ?? { ...PACE_DEFAULT, version: 0 };
      return [id, { isOn, fromDay, certainty, version }];
    }),
  );
}

/** When the actor's company is alerted. */
export async function getPaceRule({ actor }: Permit<"expenditure.read">): Promise<PaceSetting> {
  const rules = await inTenant(actor, (tx) => loadPaceRules(tx, actor.distributorId, [actor.company.id]));
  return rules.get(actor.company.id) ?? { ...PACE_DEFAULT, version: 0 };
}

import "server-only";
import type { Permit } from "@/lib/domain/access/permit";
import type { Freshness } from "@/lib/domain/expenditure/freshness";
import type { DayRange } from "@/lib/domain/expenditure/range";
import { inTenant } from "../tenant";
import { loadFreshness } from "./load-freshness";

/** How fresh and how final figures of these days are now, for what is read elsewhere. */
export function getFreshness({ actor }: Permit<"expenditure.read">, range: DayRange): Promise<Freshness> {
  return inTenant(actor, (tx) => loadFreshness(tx, actor, range));
}

import type { SuspendedReason } from "@/lib/domain/access/suspension";
import { holderWords } from "./sign";
import { type Wording, worded } from "./wording";

/** Why a frozen company's people write nothing, whatever they tried. */
export function suspendedWords({ companies }: SuspendedReason): Wording {
  return worded("company.reason.suspended", { companies: companies.map(holderWords) });
}

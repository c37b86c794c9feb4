import { getTranslations } from "next-intl/server";
import type { Eligibility } from "./eligibility";

/** What a customer may do now, in a sentence. */
export async function eligibilityAnswer({ verdicts }: Eligibility): Promise<string> {
  const t = await getTranslations("portal.eligibility.answer");
  const closed = verdicts.filter(({ reasons }) => reasons.length > 0).length;
  if (closed === 0) return t("all");
  // Unsubscribing alone stays open, always.
  if (closed === verdicts.length - 1) return t("none");
  return t("some", { closed, open: verdicts.length - closed, total: verdicts.length });
}

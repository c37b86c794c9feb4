import { getTranslations } from "next-intl/server";
import { ResponseTimesTable } from "@/components/alert/response-times-table";
import { Section } from "@/components/ui/section";
import { getResponseTimes, RESPONSE_DAYS } from "@/lib/data/alert/get-response-times";
import type { Permit } from "@/lib/domain/access/permit";

/** How fast alerts of the last days were seen and dealt with. */
export async function Times({ permit, at }: { readonly permit: Permit<"alert.read">; readonly at: Date }) {
  const [times, t] = [await getResponseTimes(permit, at), await getTranslations("alert.times")];
  return (
    <Section title={t("title")}>
      {times.length === 0 ? (
        <p className="text-ink-2">{t("empty", { days: RESPONSE_DAYS })}</p>
      ) : (
        <ResponseTimesTable times={times} days={RESPONSE_DAYS} />
      )}
    </Section>
  );
}

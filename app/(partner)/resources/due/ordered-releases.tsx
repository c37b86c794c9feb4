import { getTranslations } from "next-intl/server";
import { OrderedActs } from "@/components/restriction/ordered-acts";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import {
  callOffActAction,
  confirmActAction,
  declineActAction,
} from "../../customers/[customerId]/restriction/ordered/actions";

type OrderedReleasesProps = {
  readonly releases: readonly RestrictionActView[];
  readonly now: Date;
  readonly zone: string;
};

const ACTIONS = { callOff: callOffActAction, confirm: confirmActAction, decline: declineActAction };

/** What is ordered and awaits its second person, and what lately became of some. */
export async function OrderedReleases({ releases, now, zone }: OrderedReleasesProps) {
  if (releases.length === 0) return null;
  const [t, acts] = [await getTranslations("resource.due"), await getTranslations("restriction.act")];
  return (
    <Section title={t("ordered")}>
      {releases.map((release) => (
        <div key={release.id} className="flex flex-col gap-4">
          <h3 className="text-sm font-semibold">
            <AppLink href={`/customers/${release.customer.id}/restriction`} className={TEXT_LINK}>
              {release.customer.name}
            </AppLink>
          </h3>
          <OrderedActs
            acts={[release]}
            now={now}
            zone={zone}
            actions={ACTIONS}
            previewOf={() => <Notice kind="danger">{acts("releaseFollows")}</Notice>}
          />
        </div>
      ))}
    </Section>
  );
}

import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { ReleaseForm } from "@/components/resource/release-form";
import { ResourceTable } from "@/components/resource/resource-table";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { LinkButton } from "@/components/ui/link-button";
import { Section } from "@/components/ui/section";
import type { DueGroup } from "@/lib/contracts/resource-view";
import { orderReleaseAction } from "./actions";

type DueSectionProps = {
  readonly group: DueGroup;
  readonly currency: string;
  /** Whether the viewer's role may order a deletion at all. */
  readonly mayOrder: boolean;
};

/** What of one customer is due, and the way to its deletion, or why there is none. */
export async function DueSection({ group, currency, mayOrder }: DueSectionProps) {
  const t = await getTranslations("resource.due");
  const { customer, holder, isHeld, isOrdered, rows } = group;
  const due = rows.filter(({ isDue }) => isDue).map(({ id, name }) => ({ id, name }));
  const against = againstOf({ isHeld, isOrdered, mayOrder, due: due.length });
  return (
    <Section
      title={
        <AppLink href={`/customers/${customer.id}/resources`} className={TEXT_LINK}>
          {customer.name}
        </AppLink>
      }
    >
      <ResourceTable rows={rows} path="/resources" currency={currency} withCustomer={false} />
      <div className="flex flex-wrap items-center gap-3">
        {against === null ? (
          <ReleaseForm customer={customer} resources={due} action={orderReleaseAction} />
        ) : (
          <p className="text-sm text-ink-2">{t(against)}</p>
        )}
        <LinkButton href={`/customers/${customer.id}/restriction`} size="sm">
          {t("restriction")}
        </LinkButton>
        <AuthorityChip holder={holder} isYou={isHeld} />
      </div>
    </Section>
  );
}

type Known = Pick<DueGroup, "isHeld" | "isOrdered"> & { readonly mayOrder: boolean; readonly due: number };

/** Why nothing can be ordered here; null: it can. */
function againstOf({ isHeld, isOrdered, mayOrder, due }: Known) {
  if (isOrdered) return "isOrdered";
  if (due === 0) return "notYet";
  if (!isHeld) return "notYours";
  return mayOrder ? null : "role";
}

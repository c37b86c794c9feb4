import { getTranslations } from "next-intl/server";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { FilterForm } from "@/components/ui/filter-form";
import { Input } from "@/components/ui/input";
import { Section } from "@/components/ui/section";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";

type ForWhomProps = { readonly permit: Permit<"order.prepare">; readonly action: string; readonly words: string };

/** So many fit on a screen; more words find fewer. */
const SHOWN = 12;

/** Chooses the customer: those that match, each a link to the same page for it. */
export async function ForWhom({ permit: { actor }, action, words }: ForWhomProps) {
  const t = await getTranslations("order.prepare");
  const reading = issuePermit(actor, "customer.read");
  // A distributor prepares for its own customers; a reseller's are all its own.
  const tab = actor.company.kind === "distributor" ? "own" : "all";
  const query = CustomerListQuery.parse({ tab, q: words });
  const found = reading ? (await listCustomers(reading, query, new Date(), SHOWN)).rows : [];
  return (
    <Section title={t("whom")}>
      <FilterForm action={action} label={t("whom")} className="flex flex-wrap items-end gap-3">
        <div className="w-72">
          <Field id="who" label={t("search")} required>
            {({ required: _, ...control }) => <Input {...control} name="who" defaultValue={words} maxLength={100} />}
          </Field>
        </div>
        <Button type="submit">{t("find")}</Button>
      </FilterForm>
      {found.length === 0 && <p className="text-ink-2">{t("nobody")}</p>}
      <ul aria-label={t("found")} className="flex flex-col empty:hidden">
        {found.map(({ id, name, accountName }) => (
          <li key={id} className="border-b border-line py-2">
            <AppLink href={`${action}?customer=${id}`} className={TEXT_LINK}>
              {name}
            </AppLink>{" "}
            <span className="text-xs text-ink-3">{accountName}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

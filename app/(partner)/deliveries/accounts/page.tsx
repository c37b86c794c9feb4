import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MappingTable } from "@/components/account/mapping-table";
import { ParkedActs } from "@/components/account/parked-acts";
import { ParkedTable } from "@/components/account/parked-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { SelectionProvider } from "@/components/ui/selection";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import { listMappings } from "@/lib/data/account/list-mappings";
import { listParkedAccounts } from "@/lib/data/account/list-parked-accounts";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { listCustomers } from "@/lib/data/customer/list-customers";
import { issuePermit } from "@/lib/domain/access/permit";
import { sumOf } from "@/lib/domain/money/money";
import { formatMoney } from "@/lib/format/money";
import { createCustomersAction, mapAccountsAction, undoMappingAction } from "./actions";

// As many as a person would scroll through; any other name can be typed.
const SUGGESTED = 300;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery.accounts"))("title") };
}

export default async function ParkedAccountsPage() {
  const permit = await requirePermit("account.read");
  const reading = issuePermit(permit.actor, "customer.read");
  const mayMap = issuePermit(permit.actor, "account.map") !== null;
  const [{ user }, parked, mappings, currency, resellers, customers, t, locale] = await Promise.all([
    requireVisitor(),
    listParkedAccounts(permit),
    listMappings(permit),
    getCurrency(permit),
    reading ? listCustomerResellers(reading) : [],
    reading && mayMap ? listCustomers(reading, CustomerListQuery.parse({}), new Date(), SUGGESTED) : null,
    getTranslations("delivery.accounts"),
    getLocale(),
  ]);
  const total = formatMoney(sumOf(parked.map(({ amount }) => amount)), locale);
  const crumbs = await getTranslations("delivery");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: crumbs("title"), href: "/deliveries" }]}
        title={t("title")}
        count={String(parked.length)}
        answer={parked.length === 0 ? t("none") : t("answer", { count: parked.length, total, currency })}
      />
      <div className="flex flex-col gap-10">
        <SelectionProvider>
          {parked.length === 0 ? (
            <EmptyState
              title={t("emptyTitle")}
              actions={<LinkButton href="/deliveries">{t("toDeliveries")}</LinkButton>}
            >
              {t("empty")}
            </EmptyState>
          ) : (
            <ParkedTable accounts={parked} currency={currency} selectable={mayMap} />
          )}
          {mayMap && (
            <ParkedActs
              accounts={parked.map(({ accountId, name }) => ({ accountId, name }))}
              resellers={resellers}
              create={createCustomersAction}
              map={mapAccountsAction}
            />
          )}
          <datalist id="customer-names">
            {customers?.rows.map(({ id, name, accountName }) => (
              <option key={id} value={accountName}>
                {name}
              </option>
            ))}
          </datalist>
        </SelectionProvider>
        {mappings.length > 0 && (
          <Section title={t("mappings")}>
            <MappingTable mappings={mappings} zone={user.timeZone} undo={mayMap ? undoMappingAction : null} />
          </Section>
        )}
      </div>
    </>
  );
}

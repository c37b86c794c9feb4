import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { MappingTable } from "@/components/account/mapping-table";
import { ParkedActs } from "@/components/account/parked-acts";
import { ParkedTable } from "@/components/account/parked-table";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section";
import { SelectionProvider } from "@/components/ui/selection";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import { CustomerListQuery } from "@/lib/contracts/customer-list";
import type { AccountMappingLine, ParkedAccount } from "@/lib/contracts/delivery-view";
import { AccountsPlace, type Page, placeHref } from "@/lib/contracts/page";
import { queryRecord, type SearchParams } from "@/lib/contracts/query-record";
import { listMappings } from "@/lib/data/account/list-mappings";
import { listParkedAccounts } from "@/lib/data/account/list-parked-accounts";
import { getCurrency } from "@/lib/data/customer/get-currency";
import { listCustomerResellers } from "@/lib/data/customer/list-customer-resellers";
import { listCustomers } from "@/lib/data/customer/list-customers";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";
import { formatMoney } from "@/lib/format/money";
import { createCustomersAction, mapAccountsAction, undoMappingAction } from "./actions";

// As many as a person would scroll through; any other name can be typed.
const SUGGESTED = 300;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("delivery.accounts"))("title") };
}

const PATH = "/deliveries/accounts";
const NOWHERE = { after: null, before: null, mappedAfter: null, mappedBefore: null };

export default async function ParkedAccountsPage({ searchParams }: { readonly searchParams: SearchParams }) {
  const permit = await requirePermit("account.read");
  const place = AccountsPlace.parse({ ...NOWHERE, ...(await queryRecord(searchParams)) });
  const [parked, mappings, currency, t, locale] = await Promise.all([
    listParkedAccounts(permit, place),
    listMappings(permit, { after: place.mappedAfter, before: place.mappedBefore }),
    getCurrency(permit),
    getTranslations("delivery.accounts"),
    getLocale(),
  ]);
  const total = formatMoney(parked.amount, locale);
  const crumbs = await getTranslations("delivery");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: crumbs("title"), href: "/deliveries" }]}
        title={t("title")}
        count={String(parked.accounts)}
        answer={parked.accounts === 0 ? t("none") : t("answer", { count: parked.accounts, total, currency })}
      />
      <div className="flex flex-col gap-10">
        {/* Another page is another selection. */}
        <SelectionProvider key={placeHref(PATH, { after: place.after, before: place.before })}>
          {parked.rows.length === 0 ? (
            <EmptyState
              title={t("emptyTitle")}
              actions={<LinkButton href="/deliveries">{t("toDeliveries")}</LinkButton>}
            >
              {t("empty")}
            </EmptyState>
          ) : (
            <Parked page={parked} place={place} currency={currency} actor={permit.actor} />
          )}
          <Acts accounts={parked.rows} actor={permit.actor} />
        </SelectionProvider>
        {mappings.rows.length > 0 && <Mappings page={mappings} place={place} actor={permit.actor} />}
      </div>
    </>
  );
}

type PartProps<Row> = {
  readonly page: Page<Row>;
  readonly place: AccountsPlace;
  readonly actor: Actor;
};

type ParkedProps = PartProps<ParkedAccount> & {
  readonly page: { readonly accounts: number };
  readonly currency: string;
};

async function Parked({ page, place, currency, actor }: ParkedProps) {
  const t = await getTranslations("delivery.accounts");
  const { rows, before, after, accounts } = page;
  return (
    <div>
      <ParkedTable accounts={rows} currency={currency} selectable={issuePermit(actor, "account.map") !== null} />
      <Pager
        previousHref={before && placeHref(PATH, { ...place, after: null, before })}
        nextHref={after && placeHref(PATH, { ...place, after, before: null })}
        summary={t("pager", { shown: rows.length, count: accounts })}
      />
    </div>
  );
}

type ActsProps = { readonly accounts: readonly ParkedAccount[]; readonly actor: Actor };

/** Stays when the last account has its customer, so that the result can be read. */
async function Acts({ accounts, actor }: ActsProps) {
  if (!issuePermit(actor, "account.map")) return null;
  const reading = issuePermit(actor, "customer.read");
  const [resellers, customers] = await Promise.all([
    reading ? listCustomerResellers(reading) : [],
    reading ? listCustomers(reading, CustomerListQuery.parse({}), new Date(), SUGGESTED) : null,
  ]);
  return (
    <>
      <ParkedActs
        accounts={accounts.map(({ accountId, name }) => ({ accountId, name }))}
        resellers={resellers}
        create={createCustomersAction}
        map={mapAccountsAction}
      />
      <datalist id="customer-names">
        {customers?.rows.map(({ id, name, accountName }) => (
          <option key={id} value={accountName}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

async function Mappings({ page: { rows, before, after }, place, actor }: PartProps<AccountMappingLine>) {
  const [{ user }, t] = [await requireVisitor(), await getTranslations("delivery.accounts")];
  const mayMap = issuePermit(actor, "account.map") !== null;
  return (
    <Section title={t("mappings")}>
      <MappingTable
        mappings={rows}
        zone={user.timeZone}
        undo={mayMap ? undoMappingAction : null}
        map={mayMap ? mapAccountsAction : null}
      />
      <Pager
        previousHref={before && placeHref(PATH, { ...place, mappedAfter: null, mappedBefore: before })}
        nextHref={after && placeHref(PATH, { ...place, mappedAfter: after, mappedBefore: null })}
      />
    </Section>
  );
}

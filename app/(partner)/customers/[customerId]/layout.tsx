import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AuthorityChip } from "@/components/access/authority-chip";
import { CustomerTabs } from "@/components/customer/customer-tabs";
import { OrderedSign } from "@/components/restriction/ordered-sign";
import { RestrictionBadge } from "@/components/restriction/restriction-badge";
import { CopyId } from "@/components/ui/copy-id";
import { PageHeader } from "@/components/ui/page-header";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { isExhausted, usedOf } from "@/lib/domain/budget/budget";
import type { WholeState } from "@/lib/domain/connector/place";
import type { Permission } from "@/lib/domain/delegation/authority";
import { customerName, loadCustomer, loadPlaces } from "./load-customer";

type Props = { readonly params: Promise<{ readonly customerId: string }>; readonly children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const name = await customerName((await params).customerId);
  return { title: name ?? (await getTranslations("common"))("notFound.title") };
}

export default async function CustomerLayout({ params, children }: Props) {
  const { customerId } = await params;
  const { customer, own, zone } = await loadCustomer(customerId);
  const ordered = await loadPlaces(customerId);
  const t = await getTranslations("customer");
  const { name, accountName, budget, freezeLevel, freezeOrigins, blockOrigins, authority, causeGone } = customer;
  const untilOf = (permission: Permission) =>
    (authority[permission] === "reseller" && customer.authorityUntil) || undefined;
  const exhausted = budget !== null && isExhausted(budget.amount, usedOf(customer));
  const blocked = blockOrigins.length > 0;
  const verdict = verdictOf(customer, ordered?.whole ?? "confirmed");
  return (
    <>
      <PageHeader
        breadcrumbs={[{ label: t("title"), href: "/customers" }]}
        title={name}
        signs={
          <>
            <RestrictionBadge
              level={freezeLevel ?? "none"}
              payPerUseBlocked={blocked}
              origins={[...freezeOrigins, ...blockOrigins]}
              exhausted={exhausted}
              isProtected={customer.isProtected}
              showNone
            />
            {ordered && <OrderedSign ordered={ordered} zone={zone} />}
            <span className="flex flex-wrap gap-x-4">
              <CopyId value={accountName} label={t("head.account")} />
              <CopyId value={customerId} label={t("head.id")} shortened />
            </span>
          </>
        }
        answer={
          <>
            {t(`verdict.${verdict}`)}
            {blocked && verdict !== "used-up-blocked" && ` ${t("verdict.payPerUseBlocked")}`}
            {causeGone && ` ${t("verdict.causeGone")}`}
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-2 pb-4">
        <AuthorityChip
          permission={t("head.budgetPermission")}
          holder={authority["set-budget"]}
          isYou={own.budget}
          until={untilOf("set-budget")}
        />
        <AuthorityChip
          permission={t("head.freezePermission")}
          holder={authority["freeze-account"]}
          isYou={own.freeze}
          until={untilOf("freeze-account")}
        />
        <AuthorityChip
          permission={t("head.resourcesPermission")}
          holder={authority["freeze-resources"]}
          isYou={own.resources}
          until={untilOf("freeze-resources")}
        />
      </div>
      <CustomerTabs customerId={customerId} />
      <div className="pt-6">{children}</div>
    </>
  );
}

/** Nothing is said to be unavailable before every place has confirmed it (G7). */
function verdictOf({ status, blockOrigins }: CustomerDetails, whole: WholeState) {
  if (status === "used-up" && blockOrigins.length > 0) return "used-up-blocked";
  return status === "frozen-with-resources" && whole !== "confirmed" ? "frozen-with-resources-ordered" : status;
}

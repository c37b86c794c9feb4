import { getTranslations } from "next-intl/server";
import { AuthorityChip } from "@/components/access/authority-chip";
import { RecallTick } from "@/components/access/recall-tick";
import { BudgetForm } from "@/components/budget/budget-form";
import { BudgetState } from "@/components/budget/budget-state";
import { OpenCauses } from "@/components/restriction/open-causes";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Dialog } from "@/components/ui/dialog";
import { getRestrictionPreviews } from "@/lib/data/restriction/get-restriction-previews";
import { issuePermit } from "@/lib/domain/access/permit";
import { shownUsage, usedOf } from "@/lib/domain/budget/budget";
import { billingMonthOf } from "@/lib/domain/calendar/billing-month";
import { PERMISSIONS } from "@/lib/domain/delegation/authority";
import { setBudgetAction } from "../../customers/[customerId]/budget/actions";
import { requestWays } from "../../customers/[customerId]/budget/request-ways";
import { CustomerRequests } from "../../customers/[customerId]/customer-requests";
import { loadCustomer } from "../../customers/[customerId]/load-customer";
import { loadSpending } from "../../customers/[customerId]/load-spending";
import { Acts } from "../../customers/[customerId]/restriction/acts";

type Loaded = Awaited<ReturnType<typeof loadCustomer>>;

/** How the customer of an alert stands, and what can be done to it in place. */
export async function CustomerNow({ customerId }: { readonly customerId: string }) {
  const loaded = await loadCustomer(customerId);
  const { customer, actor, at, zone } = loaded;
  const running = billingMonthOf(at);
  const reading = issuePermit(actor, "restriction.read");
  const [spending, previews, t] = await Promise.all([
    loadSpending(actor, customer, running, running, at),
    reading && getRestrictionPreviews(reading, customerId, at),
    getTranslations("alert.opened"),
  ]);
  const { causes, blocks, suspensions, holds } = customer;
  return (
    <section aria-labelledby="alert-customer" className="flex flex-col gap-4">
      <h3 id="alert-customer" className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        {t("customer", { name: customer.name })}
        <AppLink href={`/customers/${customerId}`} className={`${TEXT_LINK} text-sm font-normal`}>
          {t("leadsTo.customer")}
        </AppLink>
      </h3>
      <BudgetState customer={customer} forecast={spending?.forecast ?? null} at={at} />
      <BudgetAct loaded={loaded} />
      <OpenCauses causes={causes} blocks={blocks} suspensions={suspensions} holds={holds} zone={zone} />
      {previews && <Acts loaded={loaded} spending={spending} previews={previews} />}
      <Holders loaded={loaded} />
    </section>
  );
}

/** Who holds which permission over the customer. */
async function Holders({ loaded: { customer, actor } }: { readonly loaded: Loaded }) {
  const t = await getTranslations("alert.opened");
  return (
    <p className="flex flex-wrap items-center gap-2">
      <span className="text-sm text-ink-2">{t("holds")}</span>
      {PERMISSIONS.map((permission) => (
        <AuthorityChip
          key={permission}
          permission={t(`permission.${permission}`)}
          holder={customer.authority[permission]}
          isYou={customer.authority[permission] === actor.company.kind}
          until={customer.authorityUntil ?? undefined}
        />
      ))}
    </p>
  );
}

/** The very form of the customer's page, or what can be asked for instead. */
async function BudgetAct({ loaded: { customer, actor, may, recallFrom } }: { readonly loaded: Loaded }) {
  if (!may.setBudget) return <CustomerRequests actor={actor} customer={customer} about="budget" />;
  const t = await getTranslations("alert.opened");
  const origins = [...customer.causes, ...customer.blocks].map(({ origin }) => origin);
  return (
    <div>
      <Dialog
        width="lg"
        trigger={t("setBudget")}
        triggerSize="sm"
        title={t("budgetTitle", { name: customer.name })}
        description={t("budgetDescription")}
      >
        <BudgetForm
          key={customer.budget?.version}
          customerId={customer.id}
          currency={customer.currency}
          budget={customer.budget}
          used={shownUsage(usedOf(customer))}
          liftable={[...new Set(origins)]}
          recall={recallFrom && <RecallTick id="budget-recall" reseller={recallFrom} withReason />}
          suggestion={null}
          action={setBudgetAction}
          ways={await requestWays(actor)}
        />
      </Dialog>
    </div>
  );
}

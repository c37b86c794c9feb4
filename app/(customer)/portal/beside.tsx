import { getTranslations } from "next-intl/server";
import { BudgetMeter } from "@/components/budget/budget-meter";
import { SetAside } from "@/components/budget/set-aside";
import { PartnerContact } from "@/components/portal/partner-contact";
import { Quota } from "@/components/portal/quota";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import type { PortalPartner } from "@/lib/data/portal/get-portal-partner";
import type { listOpenReservations } from "@/lib/data/reservation/list-open-reservations";
import { shownUsage } from "@/lib/domain/budget/budget";
import type { Forecast } from "@/lib/domain/forecast/forecast";
import { expectedUse } from "@/lib/domain/forecast/used-up";
import { minus } from "@/lib/domain/money/money";
import { BILLING_ZONE } from "@/lib/format/date";
import type { Eligibility } from "./eligibility";

type BesideProps = {
  readonly found: Eligibility;
  readonly partner: PortalPartner;
  /** Of the customer's own month. */
  readonly forecast: Forecast | null;
  readonly reservations: Awaited<ReturnType<typeof listOpenReservations>>;
};

/** What the verdicts rest on: the quota, what is set aside of it, and whom to turn to. */
export async function Beside({ found: { budget, currency, asOf }, partner, forecast, reservations }: BesideProps) {
  const quota = await getTranslations("portal.quota");
  const words = await getTranslations("portal.partner");
  const bridge = await getTranslations("closing.bridge");
  return (
    <div className="flex min-w-0 flex-col gap-8">
      <Section title={quota("title")}>
        <Quota
          budget={budget}
          currency={currency}
          now={asOf}
          partner={partner.name}
          meter={<QuotaMeter budget={budget} forecast={forecast} currency={currency} />}
        />
        {budget && (
          <p className="text-sm">
            <AppLink href="/portal/expenditure/bridge" className={TEXT_LINK}>
              {bridge("link")}
            </AppLink>
          </p>
        )}
      </Section>
      <SetAside reservations={reservations} currency={currency} zone={BILLING_ZONE} withKey={false} />
      <Section title={words("heading")}>
        <PartnerContact {...partner} />
      </Section>
    </div>
  );
}

type QuotaMeterProps = Pick<Eligibility, "budget" | "currency"> & Pick<BesideProps, "forecast">;

async function QuotaMeter({ budget, forecast, currency }: QuotaMeterProps) {
  if (budget === null) return null;
  const t = await getTranslations("portal.quota");
  const { type, amount, used, reserved } = budget;
  return (
    <BudgetMeter
      size="lg"
      used={shownUsage(minus(used, reserved))}
      reserved={reserved}
      amount={amount}
      {...(forecast && { expectedEnd: expectedUse(minus(used, reserved), forecast) })}
      currency={currency}
      label={t(type)}
    />
  );
}

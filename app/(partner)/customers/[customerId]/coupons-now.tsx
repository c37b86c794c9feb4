import { getTranslations } from "next-intl/server";
import { CouponBalance } from "@/components/coupon/coupon-balance";
import { AppLink, TEXT_LINK } from "@/components/ui/app-link";
import { Section } from "@/components/ui/section";
import type { CustomerDetails } from "@/lib/contracts/customer-view";
import { getCouponBalance } from "@/lib/data/coupon/get-coupon-balance";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit } from "@/lib/domain/access/permit";

type CouponsNowProps = {
  readonly actor: Actor;
  readonly customer: Pick<CustomerDetails, "id" | "currency">;
};

/** What coupons can pay now, and the way to them. */
export async function CouponsNow({ actor, customer: { id, currency } }: CouponsNowProps) {
  const reading = issuePermit(actor, "coupon.read");
  if (!reading) return null;
  const [balance, t] = [await getCouponBalance(reading, id), await getTranslations("coupon")];
  return (
    <Section
      title={t("title")}
      actions={
        <AppLink href={`/customers/${id}/coupons`} className={TEXT_LINK}>
          {t("all")}
        </AppLink>
      }
    >
      <p>
        <CouponBalance {...balance} currency={currency} />
      </p>
    </Section>
  );
}

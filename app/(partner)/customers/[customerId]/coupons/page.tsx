import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { CouponBalance } from "@/components/coupon/coupon-balance";
import { CouponTable } from "@/components/coupon/coupon-table";
import { IssueCoupon } from "@/components/coupon/issue-coupon";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { EmptyState } from "@/components/ui/empty-state";
import { Section } from "@/components/ui/section";
import { listCoupons } from "@/lib/data/coupon/list-coupons";
import { issuePermit } from "@/lib/domain/access/permit";
import { billingDayOf } from "@/lib/domain/calendar/billing-month";
import { loadCustomer } from "../load-customer";
import { issueCouponAction, withdrawCouponAction } from "./actions";

type Props = { readonly params: Promise<{ readonly customerId: string }> };

export default async function CustomerCouponsPage({ params }: Props) {
  const { customer, actor } = await loadCustomer((await params).customerId);
  const { id, name, currency } = customer;
  const reading = issuePermit(actor, "coupon.read") ?? notFound();
  const [list, t] = [await listCoupons(reading, id), await getTranslations("coupon")];
  const { asOf, coupons, isCut } = list;
  const withdraw = issuePermit(actor, "coupon.withdraw") && withdrawCouponAction;
  return (
    <Section title={t("title")} stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}>
      <p className="text-lg text-ink-2">
        <CouponBalance {...list} currency={currency} />
      </p>
      <p className="max-w-[80ch] text-sm text-ink-2">{t("what")}</p>
      {issuePermit(actor, "coupon.issue") && (
        <IssueCoupon
          customer={{ id, name }}
          currency={currency}
          today={billingDayOf(asOf)}
          action={issueCouponAction}
        />
      )}
      {coupons.length === 0 ? (
        <EmptyState title={t("empty")}>{t("emptyPartner")}</EmptyState>
      ) : (
        <CouponTable coupons={coupons} currency={currency} ordersPath="/orders" withdraw={withdraw} />
      )}
      {isCut && <p className="text-sm text-ink-2">{t("cut")}</p>}
    </Section>
  );
}

import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CouponBalance } from "@/components/coupon/coupon-balance";
import { CouponTable } from "@/components/coupon/coupon-table";
import { AsOfStamp } from "@/components/expenditure/as-of-stamp";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { requirePermit } from "@/lib/auth/session";
import { listCoupons } from "@/lib/data/coupon/list-coupons";
import { getCurrency } from "@/lib/data/customer/get-currency";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("coupon"))("title") };
}

export default async function CouponsPage() {
  await requirePermit("portal.read");
  const permit = await requirePermit("coupon.read");
  const [list, currency, t] = await Promise.all([
    listCoupons(permit, permit.actor.company.id),
    getCurrency(permit),
    getTranslations("coupon"),
  ]);
  const { asOf, coupons, isCut } = list;
  return (
    <>
      <PageHeader
        title={t("title")}
        answer={<CouponBalance {...list} currency={currency} />}
        stamp={<AsOfStamp asOf={asOf} provisionalDays={0} />}
      />
      <div className="flex flex-col gap-6">
        <Notice>{t("whatCustomer")}</Notice>
        {coupons.length === 0 ? (
          <EmptyState title={t("empty")}>{t("emptyCustomer")}</EmptyState>
        ) : (
          <CouponTable coupons={coupons} currency={currency} ordersPath="/portal/orders" withdraw={null} />
        )}
        {isCut && <p className="text-sm text-ink-2">{t("cut")}</p>}
      </div>
    </>
  );
}

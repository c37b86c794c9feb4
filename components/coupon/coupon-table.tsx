import { useLocale, useTranslations } from "next-intl";
import type { CouponView } from "@/lib/contracts/coupon-view";
import { BILLING_ZONE, formatDate } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { CouponSign } from "./coupon-sign";
import { CouponUses } from "./coupon-uses";
import { type CouponAction, WithdrawCoupon } from "./withdraw-coupon";

type CouponTableProps = {
  readonly coupons: readonly CouponView[];
  readonly currency: string;
  /** Orders stand below it. */
  readonly ordersPath: string;
  /** Null: the viewer may not. */
  readonly withdraw: CouponAction | null;
};

export function CouponTable({ coupons, currency, ordersPath, withdraw }: CouponTableProps) {
  const t = useTranslations("coupon");
  return (
    <Table caption={t("caption")} minWidth={withdraw ? "56rem" : "50rem"}>
      <thead>
        <tr>
          <Th>{t("head.state")}</Th>
          <Th>{t("head.valid")}</Th>
          <Th kind="money" currency={currency}>
            {t("head.amount")}
          </Th>
          <Th kind="money" currency={currency}>
            {t("head.left")}
          </Th>
          <Th>{t("head.paid")}</Th>
          <Th>{t("head.issued")}</Th>
          {withdraw && <Th>{t("head.acts")}</Th>}
        </tr>
      </thead>
      <tbody>
        {coupons.map((coupon) => (
          <CouponRow key={coupon.id} {...{ coupon, currency, ordersPath, withdraw }} />
        ))}
      </tbody>
    </Table>
  );
}

type RowProps = Omit<CouponTableProps, "coupons"> & { readonly coupon: CouponView };

function CouponRow({ coupon, currency, ordersPath, withdraw }: RowProps) {
  const t = useTranslations("coupon");
  const locale = useLocale();
  const day = (at: Date) => formatDate(at, { zone: BILLING_ZONE, locale });
  const { id, amount, remaining, startsAt, endsAt, issuedAt, by, uses, useCount, state, mayStillPay } = coupon;
  const mayWithdraw = remaining > 0n && (state !== "expired" || mayStillPay !== null);
  return (
    <Tr className="[&>td]:py-2 [&>td]:align-top">
      <Td className="max-w-72 min-w-48">
        <CouponSign coupon={coupon} currency={currency} />
      </Td>
      {/* The last day is the one before the first instant at which it is over. */}
      <Td className="figures whitespace-nowrap">
        {t("days", { from: day(startsAt), until: day(new Date(endsAt.getTime() - 1)) })}
      </Td>
      <Td kind="money">
        <MoneyText value={amount} />
      </Td>
      <Td kind="money" className="font-semibold">
        <MoneyText value={remaining} />
      </Td>
      <Td>
        <CouponUses {...{ uses, useCount, currency, ordersPath }} />
      </Td>
      <Td className="whitespace-nowrap">
        <span className="figures">{day(issuedAt)}</span>
        {by && <span className="block text-xs text-ink-2">{t("issuedBy", { by })}</span>}
      </Td>
      {withdraw && (
        <Td>{mayWithdraw && <WithdrawCoupon {...{ couponId: id, remaining, currency }} action={withdraw} />}</Td>
      )}
    </Tr>
  );
}

import { useLocale, useTranslations } from "next-intl";
import type { ReservationView } from "@/lib/contracts/reservation";
import { formatInstant } from "@/lib/format/date";
import { MoneyText } from "../ui/money-text";
import { Section } from "../ui/section";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";

type SetAsideProps = {
  readonly reservations: readonly ReservationView[];
  readonly currency: string;
  readonly zone: string;
  /** Whether the key is named: partners' own affair. */
  readonly withKey: boolean;
};

/** What is reserved of the budget now, purchase by purchase (G23); nothing where nothing is. */
export function SetAside({ reservations, currency, zone, withKey }: SetAsideProps) {
  const t = useTranslations("budget.setAside");
  if (reservations.length === 0) return null;
  return (
    <Section title={t("title")}>
      <p className="mb-3 max-w-[80ch] text-sm text-ink-2">{t("note")}</p>
      <Table caption={t("caption")} minWidth={withKey ? "44rem" : "34rem"}>
        <thead>
          <tr>
            <Th>{t("operation")}</Th>
            <Th>{t("amount")}</Th>
            <Th>{t("since")}</Th>
            <Th>{t("lapsesAt")}</Th>
            {withKey && <Th>{t("by")}</Th>}
          </tr>
        </thead>
        <tbody>
          {reservations.map((reservation) => (
            <Row key={reservation.id} {...{ reservation, currency, zone, withKey }} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

type RowProps = Omit<SetAsideProps, "reservations"> & { readonly reservation: ReservationView };

function Row({ reservation: { operation, amount, madeAt, lapsesAt, madeBy }, currency, zone, withKey }: RowProps) {
  const name = useTranslations("purchase.operation");
  const locale = useLocale();
  const at = (instant: Date) => (
    <time dateTime={instant.toISOString()} className="figures whitespace-nowrap">
      {formatInstant(instant, { zone, locale })}
    </time>
  );
  return (
    <Tr>
      <Td>{name(operation)}</Td>
      <Td className="whitespace-nowrap">
        <MoneyText value={amount} /> {currency}
      </Td>
      <Td>{at(madeAt)}</Td>
      <Td>{at(lapsesAt)}</Td>
      {withKey && <Td>{madeBy}</Td>}
    </Tr>
  );
}

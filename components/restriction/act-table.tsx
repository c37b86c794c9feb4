import { useLocale, useTranslations } from "next-intl";
import type { RestrictionActView } from "@/lib/contracts/restriction-act";
import { isOpenAct } from "@/lib/domain/restriction/waiting-act";
import { BILLING_ZONE, formatInstant } from "@/lib/format/date";
import { AppLink, ROW_LINK } from "../ui/app-link";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { ActStateBadge, useActWords } from "./act-state";
import { Countdown } from "./countdown";

type ActTableProps = {
  readonly caption: string;
  readonly acts: readonly RestrictionActView[];
  readonly now: Date;
  /** The viewer's own, for log times. */
  readonly zone: string;
};

/** Ordered freezes, lifts and deletions of all customers; what to do about one stands on its customer's page. */
export function ActTable({ caption, acts, now, zone }: ActTableProps) {
  const t = useTranslations("restriction.act");
  return (
    <Table caption={caption} minWidth="62rem">
      <thead>
        <tr>
          <Th>{t("list.customer")}</Th>
          <Th>{t("list.what")}</Th>
          <Th>{t("list.state")}</Th>
          <Th>{t("list.when")}</Th>
          <Th>{t("list.by")}</Th>
        </tr>
      </thead>
      <tbody>
        {acts.map((act) => (
          <ActRow key={act.id} act={act} now={now} zone={zone} />
        ))}
      </tbody>
    </Table>
  );
}

function ActRow({ act, now, zone }: { readonly act: RestrictionActView } & Pick<ActTableProps, "now" | "zone">) {
  const t = useTranslations("restriction.act");
  const locale = useLocale();
  const words = useActWords();
  const { customer, state, reason, by, runsAt, expiresAt, endedAt, orderedAt } = act;
  const until = runsAt ?? expiresAt;
  const shown = endedAt ?? until;
  return (
    <Tr>
      <Td className="max-w-56">
        <AppLink href={`/customers/${customer.id}/restriction`} className={`block truncate ${ROW_LINK}`}>
          {customer.name}
        </AppLink>
      </Td>
      <Td className="max-w-72">
        {words(act)}
        {!by.isSystem && <span className="block truncate text-xs text-ink-2">{reason}</span>}
      </Td>
      <Td>
        <ActStateBadge state={state} />
      </Td>
      <Td className="figures">
        {shown && formatInstant(shown, { zone: BILLING_ZONE, locale })}
        {isOpenAct(state) && until && (
          <span className="block text-xs text-ink-2">
            <Countdown until={until} now={now} />
          </span>
        )}
      </Td>
      <Td className="max-w-56">
        <span className="block truncate">{by.isSystem ? t("system") : `${by.name}, ${by.company}`}</span>
        <span className="figures block text-xs text-ink-3">{formatInstant(orderedAt, { zone, locale })}</span>
      </Td>
    </Tr>
  );
}

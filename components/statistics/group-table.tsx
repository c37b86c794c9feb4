import { useTranslations } from "next-intl";
import type { Distribution, GroupRow } from "@/lib/contracts/statistics-view";
import { type Money, toMoney } from "@/lib/domain/money/money";
import { lengthPercentOf } from "@/lib/format/chart";
import { exactOf } from "@/lib/format/money";
import { formatPercent } from "@/lib/format/percent";
import { AppLink } from "../ui/app-link";
import { MoneyText } from "../ui/money-text";
import { SaveCsv } from "../ui/save-csv";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { ChangeText } from "./change-text";

type GroupTableProps = {
  readonly caption: string;
  readonly distribution: Distribution;
  readonly nameHead: string;
  readonly spentHead: string;
  readonly formerHead: string;
  readonly currency: string;
  readonly fileName: string;
  readonly nameOf: (row: GroupRow) => string;
  /** Where a group leads; null: nowhere closer. */
  readonly hrefOf: (row: GroupRow) => string | null;
};

/** Groups with lengths, shares and what changed: a chart that is its own table. */
export function GroupTable(props: GroupTableProps) {
  const { caption, distribution, nameHead, spentHead, formerHead, currency, fileName, nameOf, hrefOf } = props;
  const { rows, others, total } = distribution;
  const t = useTranslations("statistics.groups");
  const longest = toMoney(
    rows.reduce((top, { spent, former }) => (spent > top ? spent : former > top ? former : top), 0n),
  );
  return (
    <div className="flex flex-col gap-2">
      <Table caption={caption} minWidth="40rem">
        <thead>
          <tr>
            <Th>{nameHead}</Th>
            <Th kind="money" currency={currency}>
              {spentHead}
            </Th>
            <Th kind="figure">{t("share")}</Th>
            <Th kind="money" currency={currency}>
              {formerHead}
            </Th>
            <Th kind="money">{t("change")}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <GroupLine key={row.key} {...{ row, total, longest }} name={nameOf(row)} href={hrefOf(row)} />
          ))}
          {others.count > 0 && (
            <GroupLine
              row={others}
              {...{ total, longest: null }}
              name={t("others", { count: others.count })}
              href={null}
            />
          )}
        </tbody>
      </Table>
      <div className="self-end">
        <SaveCsv
          name={`${fileName}.csv`}
          lines={[
            [nameHead, `${spentHead} ${currency}`, `${formerHead} ${currency}`],
            ...rows.map((row) => [nameOf(row), exactOf(row.spent), exactOf(row.former)]),
            ...(others.count > 0
              ? [[t("others", { count: others.count }), exactOf(others.spent), exactOf(others.former)]]
              : []),
          ]}
        >
          {t("csv")}
        </SaveCsv>
      </div>
    </div>
  );
}

type GroupLineProps = {
  readonly row: Pick<GroupRow, "spent" | "former">;
  readonly name: string;
  readonly href: string | null;
  readonly total: Money;
  /** Null: several together have no bar. */
  readonly longest: Money | null;
};

function GroupLine({ row: { spent, former }, name, href, total, longest }: GroupLineProps) {
  return (
    <Tr>
      <th scope="row" className="min-w-44 py-1.5 pr-3 pl-2 text-left font-normal">
        {href ? (
          <AppLink href={href} scroll={false} className="hover:underline">
            {name}
          </AppLink>
        ) : (
          name
        )}
        {longest !== null && (
          <TwoBars now={lengthPercentOf(spent, longest)} former={lengthPercentOf(former, longest)} />
        )}
      </th>
      <Td kind="money">
        <MoneyText value={spent} />
      </Td>
      <Td kind="figure">{formatPercent(spent, total)}</Td>
      <Td kind="money">
        <MoneyText value={former} />
      </Td>
      <Td kind="money">
        <ChangeText {...{ spent, former }} />
      </Td>
    </Tr>
  );
}

/** Now above, before it below and thinner. */
function TwoBars({ now, former }: { readonly now: number; readonly former: number }) {
  return (
    <svg aria-hidden="true" width="100%" height="9" className="mt-0.5 block">
      <rect width={`${now}%`} height="5" className="fill-calm" />
      <rect y="6" width={`${former}%`} height="2" className="fill-line-strong" />
    </svg>
  );
}

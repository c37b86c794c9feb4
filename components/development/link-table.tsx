import { useLocale, useTranslations } from "next-intl";
import type { LinkLine } from "@/lib/contracts/development-view";
import { formatInstant } from "@/lib/format/date";
import { Badge } from "../ui/badge";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import type { DevelopmentAction } from "./development-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

type LinkTableProps = {
  readonly lines: readonly LinkLine[];
  readonly zone: string;
  /** Null: the viewer may not. */
  readonly withdraw: DevelopmentAction | null;
};

export function LinkTable({ lines, zone, withdraw }: LinkTableProps) {
  const t = useTranslations("development");
  const locale = useLocale();
  return (
    <Table caption={t("link.caption")} minWidth="48rem">
      <thead>
        <tr>
          <Th>{t("link.label")}</Th>
          <Th>{t("link.state")}</Th>
          <Th kind="figure">{t("link.uses")}</Th>
          <Th>{t("link.expires")}</Th>
          <Th>{t("link.created")}</Th>
          <Th>{t("link.by")}</Th>
          {withdraw && <Th>{t("link.acts")}</Th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, label, state, uses, expiresAt, createdAt, by }) => (
          <Tr key={id}>
            <Td className="font-semibold">{label ?? t("link.noLabel")}</Td>
            <Td>
              <Badge tone={state === "open" ? "accent" : "neutral"}>{t(`linkState.${state}`)}</Badge>
            </Td>
            <Td kind="figure">{uses}</Td>
            <Td className="figures whitespace-nowrap">{formatInstant(expiresAt, { zone, locale })}</Td>
            <Td className="figures whitespace-nowrap">{formatInstant(createdAt, { zone, locale })}</Td>
            <Td>{by}</Td>
            {withdraw && <Td>{state === "open" && <WithdrawDialog linkId={id} action={withdraw} />}</Td>}
          </Tr>
        ))}
      </tbody>
    </Table>
  );
}

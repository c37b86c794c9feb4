import { useLocale, useTranslations } from "next-intl";
import type { AttemptLine } from "@/lib/contracts/development-view";
import { STATEMENTS } from "@/lib/domain/development/declaration";
import { formatInstant } from "@/lib/format/date";
import { AppLink } from "../ui/app-link";
import { Badge } from "../ui/badge";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { CauseList, FailedBadge } from "./cause-list";

type AttemptTableProps = { readonly lines: readonly AttemptLine[]; readonly zone: string };

/** Who joined and who tried, with causes, and what was declared. */
export function AttemptTable({ lines, zone }: AttemptTableProps) {
  const t = useTranslations("development.history");
  return (
    <Table caption={t("caption")} minWidth="62rem">
      <thead>
        <tr>
          <Th>{t("at")}</Th>
          <Th>{t("company")}</Th>
          <Th>{t("person")}</Th>
          <Th>{t("outcome")}</Th>
          <Th>{t("way")}</Th>
          <Th>{t("declared")}</Th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} zone={zone} />
        ))}
      </tbody>
    </Table>
  );
}

function Line({ line, zone }: { readonly line: AttemptLine; readonly zone: string }) {
  const t = useTranslations("development");
  const locale = useLocale();
  const { at, companyName, personName, email, customerId, causes, outcome } = line;
  return (
    <Tr>
      <Td className="figures whitespace-nowrap">{formatInstant(at, { zone, locale })}</Td>
      <Td className="font-semibold">
        {customerId === null ? (
          companyName
        ) : (
          <AppLink href={`/customers/${customerId}`} className="hover:underline">
            {companyName}
          </AppLink>
        )}
      </Td>
      <Td>
        {personName}
        <span className="block text-xs text-ink-3">{email}</span>
      </Td>
      <Td className="max-w-80">
        {outcome === "associated" ? (
          <Badge tone="accent">{t("state.associated")}</Badge>
        ) : (
          <>
            <FailedBadge label={t("state.failed")} causes={causes} />
            <CauseList causes={causes} />
          </>
        )}
      </Td>
      <Td>
        <Way line={line} />
      </Td>
      <Td className="max-w-80">
        <Declared line={line} />
      </Td>
    </Tr>
  );
}

function Way({ line: { isPreregistered, label } }: { readonly line: AttemptLine }) {
  const t = useTranslations("development.history");
  if (isPreregistered) return t("byMail");
  return label === null ? t("byLink") : t("byLabel", { label });
}

function Declared({ line: { declared, declarationVersion } }: { readonly line: AttemptLine }) {
  const t = useTranslations("development");
  const applying = STATEMENTS.filter((statement) => declared[statement] === true);
  const statements = applying.map((statement) => t(`statement.${statement}`)).join("; ");
  return (
    <>
      {applying.length === 0 ? t("history.noneApplies") : t("history.applies", { statements })}
      <span className="block text-xs text-ink-3">{t("history.declaredNote", { version: declarationVersion })}</span>
    </>
  );
}

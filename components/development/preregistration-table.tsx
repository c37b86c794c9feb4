import { useLocale, useTranslations } from "next-intl";
import type { PreregistrationLine } from "@/lib/contracts/development-view";
import { stateAfter } from "@/lib/domain/development/preregistration";
import { formatInstant } from "@/lib/format/date";
import { AppLink } from "../ui/app-link";
import { Badge, type Tone } from "../ui/badge";
import { SelectAll, SelectRow } from "../ui/selection-cells";
import { Table, Td, Tr } from "../ui/table";
import { Th } from "../ui/th";
import { CauseList, FailedBadge } from "./cause-list";
import type { DevelopmentAction } from "./development-dialog";
import { InviteDialog, type InviteProps } from "./invite-dialog";
import { WithdrawDialog } from "./withdraw-dialog";

export type PreregistrationActs = { readonly invite: InviteProps; readonly withdraw: DevelopmentAction };

type PreregistrationTableProps = {
  readonly lines: readonly PreregistrationLine[];
  readonly zone: string;
  /** Null: the viewer may not; then it is no selection either. Inside a SelectionProvider. */
  readonly acts: PreregistrationActs | null;
};

export function PreregistrationTable({ lines, zone, acts }: PreregistrationTableProps) {
  const t = useTranslations("development.list");
  return (
    <Table caption={t("caption")} minWidth="62rem">
      <thead>
        <tr>
          {acts && (
            <Th className="w-8">
              <SelectAll ids={lines.filter(mayBeInvited).map(({ id }) => id)} />
            </Th>
          )}
          <Th>{t("name")}</Th>
          <Th>{t("email")}</Th>
          <Th>{t("externalId")}</Th>
          <Th>{t("state")}</Th>
          <Th>{t("invitation")}</Th>
          <Th>{t("since")}</Th>
          {acts && <Th>{t("acts")}</Th>}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Line key={line.id} line={line} zone={zone} acts={acts} />
        ))}
      </tbody>
    </Table>
  );
}

export const mayBeInvited = ({ state }: PreregistrationLine) => stateAfter(state, "invite") !== null;

type LineProps = Omit<PreregistrationTableProps, "lines"> & { readonly line: PreregistrationLine };

function Line({ line, zone, acts }: LineProps) {
  const t = useTranslations("development");
  const locale = useLocale();
  const { id, name, email, contact, externalId, note, causes, customerId, createdAt } = line;
  return (
    <Tr>
      {acts && <Td>{mayBeInvited(line) && <SelectRow id={id} name={name} />}</Td>}
      <Td className="max-w-64">
        <span className="font-semibold">{name}</span>
        {(contact ?? note) !== null && (
          <span className="block truncate text-xs text-ink-2">{[contact, note].filter(Boolean).join(" · ")}</span>
        )}
      </Td>
      <Td>{email}</Td>
      <Td>{externalId ?? "–"}</Td>
      <Td className="max-w-80">
        <State line={line} />
        {causes.length > 0 && <CauseList causes={causes} />}
        {customerId !== null && (
          <AppLink href={`/customers/${customerId}`} className="block text-xs text-accent hover:underline">
            {t("list.openCustomer")}
          </AppLink>
        )}
      </Td>
      <Td className="figures">
        <Invitation line={line} zone={zone} />
      </Td>
      <Td className="figures whitespace-nowrap">{formatInstant(createdAt, { zone, locale })}</Td>
      {acts && (
        <Td>
          <Acts line={line} acts={acts} />
        </Td>
      )}
    </Tr>
  );
}

const TONES: Readonly<Record<PreregistrationLine["state"], Tone>> = {
  preregistered: "neutral",
  invited: "accent",
  expired: "warn",
  failed: "danger",
  withdrawn: "neutral",
  associated: "accent",
};

function State({ line: { state, causes } }: { readonly line: PreregistrationLine }) {
  const t = useTranslations("development.state");
  if (state === "failed") return <FailedBadge label={t(state)} causes={causes} />;
  return <Badge tone={TONES[state]}>{t(state)}</Badge>;
}

type InvitationProps = { readonly line: PreregistrationLine; readonly zone: string };

function Invitation({ line: { invitation, state }, zone }: InvitationProps) {
  const t = useTranslations("development");
  const locale = useLocale();
  if (invitation === null) return "–";
  const { sentAt, expiresAt, mail } = invitation;
  const isOpen = state === "invited" || state === "failed";
  return (
    <>
      <span className="block whitespace-nowrap">{formatInstant(sentAt, { zone, locale })}</span>
      {isOpen && (
        <span className="block text-xs text-ink-2">
          {t("list.until", { at: formatInstant(expiresAt, { zone, locale }) })}
        </span>
      )}
      {mail !== null && state !== "associated" && <span className="block text-xs text-ink-2">{t(`mail.${mail}`)}</span>}
    </>
  );
}

type ActsProps = { readonly line: PreregistrationLine; readonly acts: PreregistrationActs };

function Acts({ line, acts }: ActsProps) {
  const { id, name, email, state, invitation } = line;
  return (
    <span className="flex flex-wrap items-center gap-1">
      {mayBeInvited(line) && (
        <InviteDialog {...acts.invite} invitee={{ id, name, email }} again={state !== "preregistered"} />
      )}
      {invitation && stateAfter(state, "withdraw") !== null && (
        <WithdrawDialog linkId={invitation.id} action={acts.withdraw} />
      )}
    </span>
  );
}

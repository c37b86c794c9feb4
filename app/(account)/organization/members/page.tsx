import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { InviteForm } from "@/components/member/invite-form";
import { MemberActions } from "@/components/member/member-actions";
import { WithdrawForm } from "@/components/member/withdraw-form";
import { Badge } from "@/components/ui/badge";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Section } from "@/components/ui/section";
import { Table, Td, Tr } from "@/components/ui/table";
import { Th } from "@/components/ui/th";
import { requirePermit, requireVisitor } from "@/lib/auth/session";
import type { AccountManager } from "@/lib/contracts/assignment-view";
import { listAccountManagers } from "@/lib/data/assignment/list-account-managers";
import { listInvitations } from "@/lib/data/invitation/list-invitations";
import { listMembers } from "@/lib/data/member/list-members";
import type { Actor } from "@/lib/domain/access/actor";
import { issuePermit, type Permit } from "@/lib/domain/access/permit";
import { formatDate, formatInstant } from "@/lib/format/date";
import { changeRolesAction, inviteMemberAction, removeMemberAction, withdrawInvitationAction } from "./actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("member"))("title") };
}

export default async function MembersPage() {
  const permit = await requirePermit("member.read");
  const { user } = await requireVisitor();
  const [t, locale] = [await getTranslations("member"), await getLocale()];
  const mayManage = issuePermit(permit.actor, "member.manage") !== null;
  const people = await listMembers(permit);
  const reading = issuePermit(permit.actor, "assignment.read");
  const managers = new Map((reading ? await listAccountManagers(reading) : []).map((one) => [one.memberId, one]));
  const { kind, name } = permit.actor.company;
  return (
    <div className="flex flex-col gap-8">
      <div>
        <PageHeader
          title={t("title")}
          actions={
            <LinkButton href="/organization/roles" size="sm">
              {t("toRoles")}
            </LinkButton>
          }
          count={String(people.length)}
          answer={t("answer", { company: name, count: people.length })}
        />
        <Table caption={t("title")} minWidth={reading ? "54rem" : "44rem"}>
          <thead>
            <tr>
              <Th>{t("name")}</Th>
              <Th>{t("email")}</Th>
              <Th>{t("roles")}</Th>
              {reading && <Th>{t("looksAfter")}</Th>}
              <Th>{t("since")}</Th>
              {mayManage && <Th kind="figure">{t("actions")}</Th>}
            </tr>
          </thead>
          <tbody>
            {people.map((member) => (
              <Tr key={member.id}>
                <Td className="font-semibold">
                  {member.name}
                  {member.userId === user.id && <span className="font-normal text-ink-3"> {t("you")}</span>}
                </Td>
                <Td className="whitespace-nowrap">{member.email}</Td>
                <Td>{member.roles.map((role) => t(`role.${role}`)).join(", ")}</Td>
                {reading && <Td>{looksAfter(t, managers.get(member.id))}</Td>}
                <Td className="figures whitespace-nowrap">
                  {formatDate(member.createdAt, { zone: user.timeZone, locale })}
                </Td>
                {mayManage && (
                  <Td>
                    <MemberActions
                      member={member}
                      looksAfter={managers.get(member.id) ?? null}
                      companyKind={kind}
                      changeRoles={changeRolesAction}
                      remove={removeMemberAction}
                    />
                  </Td>
                )}
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      {mayManage && <Invitations permit={permit} actor={permit.actor} zone={user.timeZone} locale={locale} />}
    </div>
  );
}

/** How many customers and resellers; nothing for whoever is no account manager. */
function looksAfter(t: Awaited<ReturnType<typeof getTranslations<"member">>>, manager: AccountManager | undefined) {
  if (!manager) return null;
  const { customers, resellers } = manager;
  return t("looksAfterCount", { customers, resellers });
}

type InvitationsProps = {
  readonly permit: Permit<"member.read">;
  readonly actor: Actor;
  readonly zone: string;
  readonly locale: string;
};

async function Invitations({ permit, actor, zone, locale }: InvitationsProps) {
  const t = await getTranslations("member");
  const pending = await listInvitations(permit);
  return (
    <>
      {pending.length > 0 && (
        <Section title={t("pending")}>
          <ul>
            {pending.map(({ id, email, roles, expiresAt, state }) => (
              <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 border-b border-line py-1.5">
                <span className="font-semibold">{email ?? t("whoeverHolds")}</span>
                <span className="text-sm text-ink-2">{roles.map((role) => t(`role.${role}`)).join(", ")}</span>
                {state === "expired" ? (
                  <Badge tone="warn">{t("expired")}</Badge>
                ) : (
                  <span className="figures text-sm text-ink-3">
                    {t("until", { at: formatInstant(expiresAt, { zone, locale }) })}
                  </span>
                )}
                {state === "open" && <WithdrawForm invitationId={id} action={withdrawInvitationAction} />}
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Section title={t("inviteTitle")}>
        <InviteForm companyKind={actor.company.kind} action={inviteMemberAction} />
      </Section>
    </>
  );
}

import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/ui/submit-button";
import { listMemberships } from "@/lib/data/member/list-memberships";
import { switchCompanyAction } from "./actions";

type CompanySwitchProps = { readonly userId: string; readonly currentMemberId: string | null };

/** The other companies this person belongs to; nothing when there is none. */
export async function CompanySwitch({ userId, currentMemberId }: CompanySwitchProps) {
  const others = (await listMemberships(userId)).filter(({ memberId }) => memberId !== currentMemberId);
  if (others.length === 0) return null;
  const t = await getTranslations("entry.noAccess");
  return (
    <form action={switchCompanyAction} className="flex flex-col items-start gap-2">
      <p className="text-xs text-ink-3">{t("companies")}</p>
      {others.map(({ memberId, company }) => (
        <SubmitButton key={memberId} variant="quiet" size="sm" name="memberId" value={memberId}>
          {company.name}
        </SubmitButton>
      ))}
    </form>
  );
}

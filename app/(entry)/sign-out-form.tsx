import { getTranslations } from "next-intl/server";
import { SubmitButton } from "@/components/ui/submit-button";
import { signOutAction } from "./actions";

export async function SignOutForm() {
  const t = await getTranslations("entry");
  return (
    <form action={signOutAction}>
      <SubmitButton variant="secondary" size="sm">
        {t("signOut")}
      </SubmitButton>
    </form>
  );
}

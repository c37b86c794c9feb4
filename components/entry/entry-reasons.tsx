import { useTranslations } from "next-intl";
import { Notice } from "../ui/notice";

type EntryReasonsProps = { readonly reasons: readonly { readonly code: string }[] };

/** Facts of a reason are the arguments of its sentence. */
export function EntryReasons({ reasons }: EntryReasonsProps) {
  const t = useTranslations("entry.invitation");
  return (
    <Notice kind="danger" live="alert">
      <ul>
        {reasons.map(({ code, ...facts }) => (
          <li key={code}>{t(`reason.${code.replace(".", "_")}`, facts)}</li>
        ))}
      </ul>
    </Notice>
  );
}

import { useTranslations } from "next-intl";
import { textFactsOf } from "@/lib/format/facts";
import { Notice } from "../ui/notice";

type Reason = { readonly code: string };
type AccessReasonsProps = { readonly reasons: readonly Reason[] };

/** Facts of a reason are the arguments of its sentence. */
export function AccessReasons({ reasons }: AccessReasonsProps) {
  const t = useTranslations("member.reason");
  return (
    <Notice kind="danger" live="alert">
      <ul>
        {reasons.map(({ code, ...facts }) => (
          <li key={code}>{t(code.replaceAll(".", "_"), textFactsOf(facts))}</li>
        ))}
      </ul>
    </Notice>
  );
}

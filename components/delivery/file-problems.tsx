import { useTranslations } from "next-intl";
import type { FileProblem } from "@/lib/contracts/delivery";
import { Notice } from "../ui/notice";

/** Why files could not be read at all, and what they lack. */
export function FileProblems({ problems }: { readonly problems: readonly FileProblem[] }) {
  const t = useTranslations("delivery.fileProblem");
  return (
    <Notice kind="danger" title={t("title")}>
      <ul className="list-disc pl-5">
        {problems.map(({ file, code, columns }) => (
          <li key={file}>{t(code.replace("file.", ""), { file, columns: columns.join(", ") })}</li>
        ))}
      </ul>
    </Notice>
  );
}

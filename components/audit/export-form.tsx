import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

type ExportFormProps = { readonly filter: Readonly<Record<string, string | null>> };

/** Takes what is filtered out of the house; a form, because that is recorded. */
export function ExportForm({ filter }: ExportFormProps) {
  const t = useTranslations("audit.export");
  return (
    <form
      method="post"
      action="/api/view/operation-log"
      className="mt-6 flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line pt-4"
    >
      {Object.entries(filter).map(([name, value]) =>
        value === null ? null : <input key={name} type="hidden" name={name} value={value} />,
      )}
      <Button type="submit" size="sm">
        {t("submit")}
      </Button>
      <p className="text-sm text-ink-2">{t("hint")}</p>
    </form>
  );
}

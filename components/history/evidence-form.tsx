import { useTranslations } from "next-intl";
import { Button } from "../ui/button";

type EvidenceFormProps = {
  /** What the file is of; the fields of EvidenceInput but the format. */
  readonly of: Readonly<Record<string, string>>;
  /** For whom cannot see where the button stands: "Buy savings plans". */
  readonly label: string;
};

/** Takes an evidence file; a form, because taking it is recorded. */
export function EvidenceForm({ of, label }: EvidenceFormProps) {
  const t = useTranslations("history.evidence");
  return (
    <form method="post" action="/api/view/evidence" className="flex flex-wrap items-center gap-1">
      {Object.entries(of).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button type="submit" size="sm" name="format" value="pdf">
        {t("pdf")}
        <span className="sr-only">: {label}</span>
      </Button>
      <Button type="submit" size="sm" variant="quiet" name="format" value="json">
        {t("json")}
        <span className="sr-only">: {label}</span>
      </Button>
    </form>
  );
}

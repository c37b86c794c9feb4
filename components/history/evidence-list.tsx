import { useTranslations } from "next-intl";
import { Section } from "../ui/section";
import { EvidenceForm } from "./evidence-form";

export type EvidenceItem = {
  readonly key: string;
  readonly label: string;
  readonly of: Readonly<Record<string, string>>;
};

/** What of this moment can be proven by a file. */
export function EvidenceList({ items }: { readonly items: readonly EvidenceItem[] }) {
  const t = useTranslations("history.evidence");
  if (items.length === 0) return null;
  return (
    <Section title={t("title")}>
      <p className="text-sm text-ink-2">{t("partnersOnly")}</p>
      <ul aria-label={t("title")} className="flex flex-col">
        {items.map(({ key, label, of }) => (
          <li
            key={key}
            className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-line py-1.5 last:border-b-0"
          >
            <span>{label}</span>
            <EvidenceForm of={of} label={label} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

import { DefinitionList } from "../ui/definition-list";
import { Section } from "../ui/section";

type ToldSectionsProps = {
  readonly told: readonly {
    readonly title: string;
    readonly rows: readonly { readonly term: string; readonly value: string }[];
    readonly note?: string;
  }[];
};

/** What is told of a moment, part by part. */
export function ToldSections({ told }: ToldSectionsProps) {
  return told.map(({ title, rows, note }) => (
    <Section key={title} title={title}>
      {rows.length > 0 && <DefinitionList items={rows} />}
      {note && <p className="text-sm text-ink-2">{note}</p>}
    </Section>
  ));
}

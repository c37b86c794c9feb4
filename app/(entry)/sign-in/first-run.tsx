import { getTranslations } from "next-intl/server";
import { CopyId } from "@/components/ui/copy-id";
import { EntryFrame } from "../entry-frame";

const COMMAND = 'npm run pc -- create-distributor --name "Your company" --account your-company';

/** While no company exists there is nobody to sign in. */
export async function FirstRun() {
  const t = await getTranslations("entry.firstRun");
  return (
    <EntryFrame title={t("title")} lead={t("lead")}>
      <div className="flex flex-col gap-3">
        <p>{t("step")}</p>
        <code className="block border-l-3 border-accent bg-rail px-4 py-3 font-mono text-sm break-words whitespace-pre-wrap">
          {COMMAND}
        </code>
        <CopyId value={COMMAND} label={t("command")} shortened className="self-start" />
        <p className="text-ink-2">{t("after")}</p>
      </div>
    </EntryFrame>
  );
}

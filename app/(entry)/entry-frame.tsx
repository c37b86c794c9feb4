import { EntryShell, type EntryShellProps } from "@/components/shell/entry-shell";
import { LanguageSwitch } from "./language-switch";

/** Whoever comes by a link, or has no company here, reads it in a language of their choice. */
export function EntryFrame(props: Omit<EntryShellProps, "footer">) {
  return <EntryShell {...props} footer={<LanguageSwitch />} />;
}

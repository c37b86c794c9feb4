import type { ReactNode } from "react";
import { SignedInShell } from "../signed-in-shell";

export default function PartnerLayout({ children }: { readonly children: ReactNode }) {
  return <SignedInShell>{children}</SignedInShell>;
}

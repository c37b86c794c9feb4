import type { ReactNode } from "react";
import { SignedInShell } from "../signed-in-shell";

export default function CustomerLayout({ children }: { readonly children: ReactNode }) {
  return <SignedInShell>{children}</SignedInShell>;
}

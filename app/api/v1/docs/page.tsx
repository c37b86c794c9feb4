import type { Metadata } from "next";
import { ApiReference } from "@/components/api-reference/api-reference";
import type { ApiDocument } from "@/components/api-reference/schema";
import { PROBLEMS } from "@/lib/contracts/api/problem";
import { apiDocument } from "../_plumbing/document";

export const metadata: Metadata = { title: "API" };

export default function ApiDocsPage() {
  const problems = Object.entries(PROBLEMS).map(([code, problem]) => ({ code, ...problem }));
  // The generator's type allows everything OpenAPI does; ours names the part our own schemas can give.
  return <ApiReference document={apiDocument() as unknown as ApiDocument} problems={problems} />;
}

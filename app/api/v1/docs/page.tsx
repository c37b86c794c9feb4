import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ApiReference } from "@/components/api-reference/api-reference";
import type { ApiDocument } from "@/components/api-reference/schema";
import { PROBLEMS } from "@/lib/contracts/api/problem";
import { LanguageSwitch } from "../../../(entry)/language-switch";
import { apiDocument } from "../_plumbing/document";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("api-reference"))("title") };
}

export default function ApiDocsPage() {
  // The generator's type allows everything OpenAPI does; ours names the part our own schemas can give.
  const document = apiDocument() as unknown as ApiDocument;
  return <ApiReference document={document} problems={Object.entries(PROBLEMS)} languages={<LanguageSwitch />} />;
}

"use client";

import { Download } from "lucide-react";
import type { ReactNode } from "react";
import { csvLine } from "@/lib/format/csv";
import { Button } from "./button";

type SaveCsvProps = {
  readonly name: string;
  readonly lines: readonly (readonly (string | number)[])[];
  readonly children: ReactNode;
};

/** Saves lines that the browser has already as a CSV that no sheet runs as formulas. */
export function SaveCsv({ name, lines, children }: SaveCsvProps) {
  const save = () => {
    // The mark tells sheets that the text is UTF-8.
    const blob = new Blob(["\uFEFF", ...lines.map(csvLine)], { type: "text/csv;charset=utf-8" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button size="sm" variant="quiet" onClick={save}>
      <Download aria-hidden />
      {children}
    </Button>
  );
}

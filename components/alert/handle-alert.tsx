"use client";

import { useState } from "react";
import { HandleButtons } from "./handle-buttons";
import type { HandleButtonsProps } from "./handle-fields";
import { type Told, ToldLine } from "./told-line";

/** What can be done about one alert, and what was. */
export function HandleAlert(props: Omit<HandleButtonsProps, "onDone">) {
  const [told, setTold] = useState<Told | null>(null);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <HandleButtons {...props} onDone={setTold} />
      </div>
      <ToldLine told={told} />
    </div>
  );
}

"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { ExportProgress } from "@/lib/contracts/export-progress";
import { QueryProvider } from "../ui/query-provider";

type FollowExportsProps = { readonly first: ExportProgress };

const EVERY_MS = 1_000;

/** Asks how far exports are while any is under way; the page shows it in place. */
export function FollowExports(props: FollowExportsProps) {
  return (
    <QueryProvider>
      <Following {...props} />
    </QueryProvider>
  );
}

function Following({ first }: FollowExportsProps) {
  const router = useRouter();
  const { data } = useQuery({
    queryKey: ["exports"],
    queryFn: async () => ExportProgress.parse(await (await fetch("/api/view/exports")).json()),
    initialData: first,
    refetchInterval: EVERY_MS,
    staleTime: 0,
  });
  const [seen, shown] = [JSON.stringify(data), JSON.stringify(first)];
  useEffect(() => {
    if (seen !== shown) router.refresh();
  }, [seen, shown, router]);
  return null;
}

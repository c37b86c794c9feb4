"use client";

import { RouteFault, type RouteFaultProps } from "@/components/ui/route-fault";

export default function PartnerError(props: RouteFaultProps) {
  return <RouteFault {...props} />;
}

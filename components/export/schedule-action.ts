import type { ScheduleReason } from "@/lib/domain/export/decide-schedule";
import type { FormAction } from "../ui/form-dialog";

export type ScheduleAction = FormAction<ScheduleReason>;

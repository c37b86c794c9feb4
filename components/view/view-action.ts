import type { ViewReason } from "@/lib/domain/view/decide-view";
import type { FormAction } from "../ui/form-dialog";

export type ViewAction = FormAction<ViewReason>;

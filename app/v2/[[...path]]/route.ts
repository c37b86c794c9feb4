import { serve } from "../_plumbing/serve";

export { serve as DELETE, serve as GET, serve as PATCH, serve as POST, serve as PUT };

import { z } from "../platform/http/openapi.ts";

/** Present where only a group of partners takes a voucher; held equal to the wire by the schemas it is part of. */
export const voucherKindFace = z.object({ name: z.string(), groupName: z.string(), whereUrl: z.string() });

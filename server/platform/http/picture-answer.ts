import { errorSchema, z } from "./openapi.ts";

const file = { schema: z.any().openapi({ type: "string", format: "binary" }) };

/** A route that answers with a picture we drew ourselves. */
export const pictureAnswers = {
  200: { description: "The picture", content: { "image/webp": file } },
  default: {
    description: "Refused; see the error codes",
    content: { "application/json": { schema: errorSchema } },
  },
} as const;

/** A picture and nothing else, whatever was uploaded; any page may show it. */
export const pictureHeaders = {
  "Content-Type": "image/webp",
  "Cache-Control": "public, max-age=3600",
  "X-Content-Type-Options": "nosniff",
  "Content-Security-Policy": "default-src 'none'; sandbox",
  "Cross-Origin-Resource-Policy": "cross-origin",
};

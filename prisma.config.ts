import { defineConfig } from "prisma/config";

// `prisma generate` asks for an engine it does not use; naming any file keeps it from fetching one.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= "package.json";

export default defineConfig({
  schema: "server/platform/database/schema.prisma",
  migrations: { path: "server/platform/database/migrations" },
});

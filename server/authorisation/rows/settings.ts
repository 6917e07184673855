import { viewSettings } from "../../networks/settings.ts";
import { office } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** The network's settings: its own office alone. */
export const settingsRows = (stage: Stage): Rows => {
  const { context } = stage.town;
  let body: object = {};
  return {
    "get /v1/{network}/operator/settings": office(stage),
    "put /v1/{network}/operator/settings": office(stage, {
      prepare: async () => {
        const { version, settings } = await viewSettings(context);
        body = { version, settings: { ...settings, texts: { ...settings.texts, helpPhone: "04243 5678" } } };
        return {};
      },
      body: () => body,
    }),
    "get /v1/{network}/operator/settings/readiness": office(stage),
    "post /v1/{network}/operator/settings/test-mail": office(stage),
  };
};

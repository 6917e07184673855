import { submittedApplication } from "../../../demo/testing/applicant.ts";
import { office } from "../actors.ts";
import type { Rows } from "../row.ts";
import type { Stage } from "../stage.ts";

/** Who wants to take part, and what the office says to it. */
export const applicationRows = (stage: Stage): Rows => {
  const prepare = async (): Promise<{ applicationId: string }> => ({
    applicationId: await submittedApplication(stage.town),
  });
  return {
    "post /v1/{network}/applications": "anybody may apply; the office decides (applications/applications.test.ts)",
    "get /v1/{network}/operator/applications": office(stage),
    "get /v1/{network}/operator/applications/{applicationId}": office(stage, { prepare }),
    "post /v1/{network}/operator/applications/{applicationId}/approval": office(stage, { prepare }),
    "post /v1/{network}/operator/applications/{applicationId}/question": office(stage, {
      prepare,
      body: () => ({ message: "Welche Hausnummer?" }),
    }),
    "post /v1/{network}/operator/applications/{applicationId}/refusal": office(stage, {
      prepare,
      body: () => ({ message: "Zu weit weg." }),
    }),
  };
};

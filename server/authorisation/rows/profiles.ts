import sharp from "sharp";
import { addPicture } from "../../profiles/pictures.ts";
import { listPictures } from "../../profiles/profile.ts";
import { desk, site } from "../actors.ts";
import type { Rows, Subject } from "../row.ts";
import type { Stage } from "../stage.ts";

const profile = {
  story: "Seit 1931.",
  website: "",
  phone: "",
  street: "",
  postalCode: "",
  city: "",
  categories: [],
  isListed: false,
  hours: { weekly: [], closed: [] },
};
/** A small PNG. */
const upload = await sharp({ create: { width: 8, height: 8, channels: 3, background: "#205080" } })
  .png()
  .toBuffer();

/** What a partner tells about itself, and who is to be found. */
export const profileRows = (stage: Stage): Rows => {
  const { town, ours } = stage;
  const prepare = async (): Promise<Subject> => {
    await town.context.database.prisma.partnerPicture.deleteMany({ where: { partnerId: ours } });
    for (let i = 0; i < 2; i++) await addPicture(town.context, { partnerId: ours, actor: "test", upload });
    const [first, second] = await listPictures(town.context, ours);
    return { pictureId: first!.id, anotherId: second!.id }; // safe because both were just added
  };
  return {
    "get /v1/{network}/desk/{partnerId}/profile": desk(stage, { roles: ["owner"] }),
    "post /v1/{network}/desk/{partnerId}/profile": desk(stage, { roles: ["owner"], body: () => profile }),
    "post /v1/{network}/desk/{partnerId}/pictures": desk(stage, {
      roles: ["owner"],
      status: 201,
      body: () => new Uint8Array(upload),
    }),
    "post /v1/{network}/desk/{partnerId}/pictures/order": desk(stage, {
      roles: ["owner"],
      prepare,
      body: ({ pictureId, anotherId }) => ({ ids: [anotherId, pictureId] }),
      also: [
        // At home there are other pictures: these are not all of them.
        [
          "another partner's owner, at home",
          { headers: { Cookie: stage.cookies.otherOwner }, params: { partnerId: stage.theirs } },
          409,
          "conflict",
        ],
      ],
    }),
    "post /v1/{network}/desk/{partnerId}/pictures/{pictureId}": desk(stage, {
      roles: ["owner"],
      prepare,
      body: () => ({ alt: "Brot" }),
    }),
    "post /v1/{network}/desk/{partnerId}/pictures/{pictureId}/removal": desk(stage, {
      roles: ["owner"],
      prepare,
    }),
    "get /v1/{network}/partners": site(stage, { query: ({ secret }) => `site=${secret}` }),
  };
};

import sharp from "sharp";
import { join } from "node:path";
import type { OpeningSpan } from "../../sdk/wire/opening-hours.ts";
import type { PartnerKind, ProfileInput } from "../../sdk/wire/profile.ts";
import type { Context } from "../../server/platform/context.ts";
import { editProfile } from "../../server/profiles/edit-profile.ts";
import { addPicture, describePicture } from "../../server/profiles/pictures.ts";
import { listPictures } from "../../server/profiles/profile.ts";
import type { DemoSiteName } from "./seed.ts";

interface DemoProfile {
  kind: PartnerKind;
  legalName: string;
  picture: { file: string; alt: string };
  profile: Omit<ProfileInput, "postalCode" | "city" | "isListed">;
}

/** `from` to `to` on these weekdays. */
const on = (weekdays: number[], from: string, to: string): OpeningSpan[] =>
  weekdays.map((weekday) => ({ weekday, from, to }));
const sites = join(import.meta.dirname, "../sites");

/** Made-up people at made-up addresses; the places are in Twistringen. */
const profiles: Record<DemoSiteName, DemoProfile> = {
  baecker: {
    kind: "shop",
    legalName: "Bäckerei Meyerholz, Inhaberin Anke Meyerholz",
    picture: { file: "baecker/laden.svg", alt: "Der Laden in der Steller Straße mit Markise und Broten im Fenster" },
    profile: {
      story:
        "Seit vier Generationen backen wir in der Steller Straße. Der Teig hat bei uns Zeit: Das Schwarzbrot liegt über Nacht, die Brötchen kommen ab sechs warm aus dem Ofen.\n\nFreitags gibt es Butterkuchen vom Blech, und wer bis Donnerstag anruft, bekommt ihn auch für die ganze Feier.",
      website: "",
      phone: "04243 555 0101",
      street: "Steller Straße 14",
      categories: ["bakery", "food"],
      hours: {
        weekly: [
          ...on([1, 2, 3, 4, 5], "06:00", "12:30"),
          ...on([2, 3, 4, 5], "14:30", "18:00"),
          ...on([6], "06:00", "12:00"),
          ...on([7], "08:00", "10:30"),
        ],
        closed: [{ first: "2026-12-25", last: "2026-12-27", note: "Weihnachten" }],
      },
      location: { latitude: 52.8017, longitude: 8.6405 },
    },
  },
  blumen: {
    kind: "shop",
    legalName: "Heike Wessels",
    picture: {
      file: "blumen/wp-content/uploads/strauss.svg",
      alt: "Ein bunter Strauß aus dem Laden",
    },
    profile: {
      story:
        "Sträuße, Kränze und Töpfe aus der Region. Wir binden, was gerade wächst, und liefern in Twistringen mit dem Rad.",
      website: "",
      phone: "04243 555 0102",
      street: "Bahnhofstraße 7",
      categories: ["flowers", "gifts"],
      hours: {
        weekly: [...on([1, 2, 3, 4, 5], "09:00", "18:00"), ...on([6], "09:00", "13:00")],
        closed: [],
      },
      location: { latitude: 52.8041, longitude: 8.6471 },
    },
  },
  imker: {
    kind: "producer",
    legalName: "Jan Stührmann",
    picture: { file: "imker/wiese.svg", alt: "Bienenkästen am Rand einer blühenden Wiese" },
    profile: {
      story:
        "Zwölf Völker zwischen Heiligenloh und dem Stadtrand. Raps im Mai, Linde im Juli, Heide im September.\n\nHonig gibt es an der Haustür und samstags auf dem Wochenmarkt.",
      website: "",
      phone: "04243 555 0103",
      street: "Am Heidberg 3",
      categories: ["farm"],
      hours: { weekly: [...on([3], "16:00", "18:00"), ...on([6], "08:00", "12:00")], closed: [] },
      location: { latitude: 52.7958, longitude: 8.6297 },
    },
  },
  kultur: {
    kind: "club",
    legalName: "Kulturverein Alte Strohhutfabrik e. V.",
    picture: { file: "kultur/fabrik.svg", alt: "Die alte Strohhutfabrik mit ihrem Schornstein" },
    profile: {
      story:
        "Kino, Konzert und Lesung, wo früher Strohhüte genäht wurden. Alles ehrenamtlich, mit Thekendienst bis in die Nacht.",
      website: "",
      phone: "",
      street: "Kirchstraße 22",
      categories: ["culture", "club"],
      hours: { weekly: [...on([4], "19:00", "23:00"), ...on([5, 6], "19:00", "01:00")], closed: [] },
      location: { latitude: 52.8003, longitude: 8.6442 },
    },
  },
  stadt: {
    kind: "public_body",
    legalName: "Stadt Twistringen",
    picture: { file: "stadt/bilder/stadtbild.svg", alt: "Blick über die Dächer der Stadt mit dem Kirchturm" },
    profile: {
      story: "Im Bürgerbüro gibt es Gutscheine auf Papier und Antworten auf alle Fragen dazu.",
      website: "",
      phone: "04243 555 0100",
      street: "Rathausplatz 1",
      categories: ["services"],
      hours: {
        weekly: [...on([1, 2, 3, 4, 5], "08:00", "12:30"), ...on([4], "14:00", "18:00")],
        closed: [{ first: "2026-12-24", last: "2027-01-01", note: "Zwischen den Jahren" }],
      },
      location: { latitude: 52.8009, longitude: 8.6431 },
    },
  },
};

/** Gives partners that never said a word what they tell about themselves; one that was edited stays. */
export async function seedProfiles(
  context: Context,
  partners: Record<DemoSiteName, { partnerId: string }>,
): Promise<void> {
  const { prisma } = context.database;
  for (const [name, { kind, legalName, profile }] of Object.entries(profiles) as [DemoSiteName, DemoProfile][]) {
    const { partnerId } = partners[name];
    const where = { networkId: context.network.id, id: partnerId, city: "" };
    const { count } = await prisma.partner.updateMany({ where, data: { kind, legalName } });
    if (count === 0) continue;
    const input: ProfileInput = { ...profile, postalCode: "27239", city: context.network.town, isListed: true };
    await editProfile(context, { partnerId, input, actor: "seed" });
  }
}

/** A picture each, drawn from the pretend sites' own art. Takes two seconds, so only the demo has them. */
export async function seedPictures(
  context: Context,
  partners: Record<DemoSiteName, { partnerId: string }>,
): Promise<void> {
  for (const [name, { picture }] of Object.entries(profiles) as [DemoSiteName, DemoProfile][]) {
    const { partnerId } = partners[name];
    if ((await listPictures(context, partnerId)).length > 0) continue;
    const upload = await sharp(join(sites, picture.file), { density: 150 })
      .resize({ width: 1200, height: 800, fit: "contain", background: "#f3ead2" })
      .flatten({ background: "#f3ead2" })
      .png({ compressionLevel: 3 })
      .toBuffer();
    await addPicture(context, { partnerId, actor: "seed", upload });
    const [added] = await listPictures(context, partnerId);
    await describePicture(context, { partnerId, actor: "seed", id: added!.id, alt: picture.alt }); // safe because it was just added
  }
}

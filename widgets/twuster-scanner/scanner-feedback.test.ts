import { sendKeys } from "@web/test-runner-commands";
import { contrast, parseColor } from "../shared/contrast.ts";
import { assert, assertEqual, town, until } from "../shared/element-testing.ts";
import { itWith } from "../shared/hands.ts";
import { german } from "./messages.de.ts";
import { changedVoucher, clear, mount, mountPaired, openVoucher, type MountedScanner } from "./scanner-testing.ts";

const { vibrate } = navigator;
const { start } = OscillatorNode.prototype;
const { resume } = AudioContext.prototype;
/** Each ends when the page may sound. */
let wakes: Promise<void>[] = [];
/** What the counter did beside its picture since the last look. */
let tones: number[] = [];
let buzzes: unknown[] = [];
const heard = (): { tones: number[]; buzzes: unknown[] } => {
  const all = { tones, buzzes };
  tones = [];
  buzzes = [];
  return all;
};

async function redeem(hands: MountedScanner): Promise<void> {
  hands.enter(await openVoucher());
  await hands.screen("found");
  hands.press(german.confirm);
  await hands.screen("result");
}

/** Reasonable people tell the three apart by colour, by sign and by word; a colour-blind one by the last two. */
function look(hands: MountedScanner): { tone: string; sign: boolean; ratio: number; amountPx: number } {
  const counter = hands.find(".counter");
  const { color, backgroundColor } = getComputedStyle(counter);
  const tone = counter.dataset["tone"] ?? "";
  return {
    tone,
    sign: !!hands.root.querySelector(`.sign.${tone}`),
    ratio: contrast(parseColor(color)!.color, parseColor(backgroundColor)!.color), // safe because a computed colour can be read
    amountPx: parseFloat(getComputedStyle(hands.find(".amount")).fontSize),
  };
}

describe("twuster-scanner, what it says without a picture", () => {
  beforeEach(async () => {
    await clear();
    navigator.vibrate = (pattern) => buzzes.push(pattern) > 0;
    OscillatorNode.prototype.start = function (this: OscillatorNode, at) {
      tones.push(this.frequency.value);
      start.call(this, at);
    };
    AudioContext.prototype.resume = function (this: AudioContext) {
      const wake = resume.call(this);
      wakes.push(wake);
      return wake;
    };
    wakes = [];
    heard();
  });
  after(async () => {
    AudioContext.prototype.resume = resume;
    navigator.vibrate = vibrate;
    OscillatorNode.prototype.start = start;
    await clear();
  });

  /** Browsers let a page sound only after a real press. */
  async function mountHeard(): Promise<MountedScanner> {
    const hands = await mountPaired();
    hands.find("#code").focus();
    await sendKeys({ press: "a" });
    hands.find<HTMLInputElement>("#code").value = "";
    await awake();
    return hands;
  }

  async function awake(): Promise<void> {
    await until(() => wakes.length > 0, "a page that may sound");
    await Promise.all(wakes);
  }

  itWith("sound", "sounds and shakes: once for seen, rising for yes, falling for no", async () => {
    const hands = await mountHeard();
    hands.enter(await openVoucher());
    await hands.screen("found");
    assertEqual(heard(), { tones: [880], buzzes: [[30]] });
    hands.press(german.confirm);
    await hands.screen("result");
    assertEqual(heard(), { tones: [660, 990], buzzes: [[60]] });
    hands.press(german.next);
    await hands.screen("ready");
    assertEqual(heard(), { tones: [], buzzes: [] });
    hands.enter(await changedVoucher("locked"));
    await hands.screen("refused");
    assertEqual(heard(), { tones: [330, 220], buzzes: [[90, 60, 90]] });
  });

  itWith("sound", "is quiet where it was told to be, also after a reload, and shakes all the same", async () => {
    const hands = await mountHeard();
    hands.press(german.mute);
    await hands.element.updateComplete;
    hands.enter(await openVoucher());
    await hands.screen("found");
    assertEqual(heard(), { tones: [], buzzes: [[30]] });
    hands.element.remove();
    const again = await mount();
    await again.screen("ready");
    again.enter(await openVoucher());
    await again.screen("found");
    assertEqual(heard(), { tones: [], buzzes: [[30]] });
    wakes = [];
    again.press(german.unmute);
    await awake();
    again.press(german.confirm);
    await again.screen("result");
    assertEqual(heard(), { tones: [660, 990], buzzes: [[60]] });
  });
});

describe("twuster-scanner, read at arm's length and held in one hand", () => {
  beforeEach(clear);
  after(clear);

  it("says yes, no and practice by colour, sign and word, each readable in the sun", async () => {
    const hands = await mountPaired();
    await redeem(hands);
    const yes = look(hands);
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter(await changedVoucher("redeemed-elsewhere"));
    await hands.screen("refused");
    const no = look(hands);
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter((await town()).trainingCode);
    await hands.screen("found");
    hands.press(german.confirmTraining);
    await hands.screen("result");
    const training = look(hands);
    assertEqual(
      [yes, no, training].map(({ tone, sign }) => [tone, sign]),
      [
        ["yes", true],
        ["no", true],
        ["training", true],
      ],
    );
    for (const { tone, ratio, amountPx } of [yes, no, training]) {
      // WCAG 2.2, 1.4.6, the stricter level: sunlight takes its share.
      assert(ratio >= 7, `${tone}: ${ratio}`);
      assert(amountPx >= (tone === "no" ? 32 : 54), `${tone}: ${amountPx} px`);
    }
  });

  it("has what comes next under the thumb, whole and without scrolling, on a small phone", async () => {
    const hands = await mountPaired();
    hands.element.style.inlineSize = "360px";
    const underThumb = (selector: string): void => {
      const { top: above } = hands.element.getBoundingClientRect();
      const { height, width, ...place } = hands.find(selector).getBoundingClientRect().toJSON() as DOMRect; // safe because it is one
      const [top, bottom] = [place.top - above, place.bottom - above];
      assert(height >= 64 && width >= 200, `${selector}: ${width} × ${height}`);
      assert(bottom > 740 / 2 && bottom <= 740, `${selector}: from ${top} to ${bottom}`);
    };
    underThumb(".scan");
    hands.enter(await openVoucher());
    await hands.screen("found");
    underThumb(".actions .primary");
    hands.press(german.confirm);
    await hands.screen("result");
    underThumb(".result .solid");
    hands.press(german.next);
    await hands.screen("ready");
    hands.enter(await changedVoucher("locked"));
    await hands.screen("refused");
    underThumb(".result .solid");
  });
});

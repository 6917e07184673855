import { assertEqual } from "./element-testing.ts";
import { languageOf } from "./language.ts";

describe("the language an element speaks", () => {
  const { lang } = document.documentElement;
  const place = document.createElement("section");
  beforeEach(() => document.body.append(place));
  afterEach(() => {
    place.remove();
    place.removeAttribute("lang");
    place.replaceChildren();
    document.documentElement.lang = lang;
    Reflect.deleteProperty(navigator, "language");
  });

  const speaks = (own = ""): string => {
    const element = document.createElement("p");
    if (own) element.lang = own;
    place.append(element);
    return languageOf(element);
  };
  const browserSpeaks = (language: string): void =>
    void Object.defineProperty(navigator, "language", { value: language, configurable: true });

  it("is the element's own before the nearest above, that before the page's, and all before the browser's", () => {
    browserSpeaks("en-US");
    document.documentElement.lang = "de";
    assertEqual(speaks(), "de");
    place.lang = "en";
    assertEqual(speaks(), "en");
    assertEqual(speaks("de-simple"), "simple");
  });

  it("is the browser's where the page has none", () => {
    document.documentElement.removeAttribute("lang");
    for (const [browser, expected] of [
      ["en-GB", "en"],
      ["de-AT", "de"],
      ["pl", "de"],
    ] as const) {
      browserSpeaks(browser);
      assertEqual(speaks(), expected, browser);
    }
  });

  it("is German where the page speaks a third one", () => {
    browserSpeaks("en-US");
    document.documentElement.lang = "nl";
    assertEqual(speaks(), "de");
  });

  it("is found through the page's own shadow roots", () => {
    place.lang = "en";
    const host = document.createElement("div");
    place.append(host);
    const inner = document.createElement("p");
    host.attachShadow({ mode: "open" }).append(inner);
    assertEqual(languageOf(inner), "en");
  });

  for (const [tag, language] of [
    ["EN-us", "en"],
    ["de-x-simple", "simple"],
    ["de-DE-simple", "simple"],
    ["enm", "de"],
    ["", "de"],
  ] as const)
    it(`takes "${tag}" for ${language}`, () => {
      document.documentElement.lang = "de";
      place.lang = tag;
      assertEqual(speaks(), language);
    });
});

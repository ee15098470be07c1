import { afterEach, describe, expect, it } from "vitest";
import { speaker, type Phrase } from "./dictionary";
import { bytesText, clockText, dayText, daysText, durationText, moneyText, numberText, timeText } from "./format";
import { chooseLanguage, language, languages, wordsHere } from "./language.svelte";

type Dictionary = Record<string, Phrase>;
const modules = import.meta.glob<Record<string, Dictionary>>("./*/{en,ms,id}.ts", { eager: true });
const places = [...new Set(Object.keys(modules).map((path) => path.split("/")[1] as string))];

function dictionary(place: string, language: string): Dictionary {
  return modules[`./${place}/${language}.ts`]?.[language] as Dictionary;
}

function openings(phrase: Phrase): string[] {
  const forms = typeof phrase === "string" ? [phrase] : Object.values(phrase);
  return [...new Set(forms.flatMap((form) => form.match(/\{\w+\}/g) ?? []))].sort();
}

describe.each(places)("the words of %s", (place) => {
  it.each(languages)("in %s have exactly the English keys", (spoken) => {
    expect(Object.keys(dictionary(place, spoken)).sort()).toEqual(Object.keys(dictionary(place, "en")).sort());
  });

  it.each(languages)("in %s fill the same places as in English", (spoken) => {
    for (const [key, phrase] of Object.entries(dictionary(place, "en")))
      expect([key, openings(dictionary(place, spoken)[key] as Phrase)]).toEqual([key, openings(phrase)]);
  });

  it.each(languages)("in %s leave nothing empty", (spoken) => {
    const empty = Object.entries(dictionary(place, spoken)).filter(
      ([, phrase]) => !JSON.stringify(phrase).match(/\p{L}|\{/u),
    );
    expect(empty).toEqual([]);
  });
});

describe("saying a phrase", () => {
  afterEach(() => chooseLanguage("en"));
  const en = { left: { one: "{count} photo left", other: "{count} photos left" }, hello: "Hello {name}" } as const;
  const ms = { left: { other: "{count} gambar lagi" }, hello: "Helo {name}" };
  const id = { left: { other: "{count} foto lagi" }, hello: "Halo {name}" };
  let isCut = false;
  const say = speaker({
    en: async () => ({ en }),
    ms: async () => ({ ms }),
    id: async () => (isCut ? Promise.reject(new TypeError("Failed to fetch")) : { id }),
  });

  it("says nothing before the words are here, never the name of a phrase", async () => {
    const early = speaker({ en: async () => ({ en }), ms: async () => ({ ms }), id: async () => ({ id }) });
    const before = early("hello", { name: "Aisyah" });
    await wordsHere();

    expect([before, early("hello", { name: "Aisyah" })]).toEqual(["", "Hello Aisyah"]);
  });

  it("stays with its language when another one's words can't be fetched, and takes it when they can", async () => {
    isCut = true;
    await expect(chooseLanguage("id")).rejects.toThrow();
    const still = [language(), localStorage.getItem("language"), say("left", { count: 2 })];
    isCut = false;
    await chooseLanguage("id");

    expect([still, say("left", { count: 2 })]).toEqual([["en", null, "2 photos left"], "2 foto lagi"]);
  });

  it("speaks the language asked for last, in whatever order the words arrive", async () => {
    let arrive: (words: { ms: typeof ms }) => void = () => undefined;
    const late = new Promise<{ ms: typeof ms }>((resolve) => (arrive = resolve));
    speaker({ en: async () => ({ en }), ms: () => late, id: async () => ({ id }) });
    const first = chooseLanguage("ms");
    await chooseLanguage("id");
    arrive({ ms });
    await first;

    expect(language()).toBe("id");
  });

  it("takes the form that the number asks for", () => {
    expect([say("left", { count: 1 }), say("left", { count: 2 })]).toEqual(["1 photo left", "2 photos left"]);
  });

  it("needs one form only where the language has one", async () => {
    await chooseLanguage("id");
    expect(say("left", { count: 1 })).toBe("1 foto lagi");
  });

  it("writes numbers as the language does", async () => {
    await chooseLanguage("id");
    expect(say("left", { count: 1234 })).toBe("1.234 foto lagi");
  });
});

describe("figures and times", () => {
  afterEach(() => chooseLanguage("en"));

  it("show a stop-watch with hours only when there are some", () => {
    expect([clockText(5.9), clockText(605), clockText(3729)]).toEqual(["0:05", "10:05", "1:02:09"]);
  });

  it("say a duration without parts that are nought", () => {
    expect([durationText(0), durationText(60), durationText(3605)]).toEqual(["0 secs", "1 min", "1 hr 5 secs"]);
  });

  it("say a span of days with no comma before the year", async () => {
    const said: string[] = [];
    for (const spoken of languages) {
      await chooseLanguage(spoken);
      said.push(daysText("2026-10-12", "2027-01-03"));
    }

    for (const text of said) expect(text).toMatch(/2026.* 2027$/);
    expect(said.join(" ")).not.toContain(",");
  });

  it("say money as the language writes it, with cents only where there are some", async () => {
    const said: string[][] = [];
    for (const spoken of languages) {
      await chooseLanguage(spoken);
      const fees = [moneyText({ amount: "1250.50", currency: "MYR" }), moneyText({ amount: "50000.00", currency: "IDR" })];
      said.push(fees.map((fee) => fee.replaceAll("\u00a0", " ")));
    }
    expect(said).toEqual([
      ["RM 1,250.50", "Rp 50,000"],
      ["RM 1,250.50", "Rp 50,000"],
      ["RM 1.250,50", "Rp 50.000"],
    ]);
  });

  it("say how large something is", () => {
    expect([bytesText(0), bytesText(340_400), bytesText(1_249_000)]).toEqual(["0 kB", "340 kB", "1.2 MB"]);
  });

  it("follow the language", async () => {
    const moment = "2026-11-21T06:05:00Z";
    expect(timeText(moment, "Asia/Kuala_Lumpur")).toBe("14:05");
    await chooseLanguage("id");
    expect([timeText(moment, "Asia/Jakarta"), numberText(90.6, 1)]).toEqual(["13.05", "90,6"]);
    await chooseLanguage("ms");
    expect(dayText(moment, "Asia/Kuala_Lumpur")).toContain("Nov");
  });
});

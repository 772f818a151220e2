import { expect, it } from "vitest";
import { detectLanguage } from "./language.ts";

it.each([
  ["Still no refund after three weeks", "en"],
  ["Das Paket ist kaputt angekommen", "de"],
  ["Livraison très en retard", "fr"],
  ["pésimo servicio", "es"],
  ["De levering was te laat en niemand helpt mij", "nl"],
  ["Il pacco è arrivato rotto", "it"],
  ["Paczka nie dotarła", "pl"],
  ["Produto chegou com defeito, quero meu dinheiro de volta", "pt"],
])("%s is %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

it.each([
  ["物流太慢了", "zh"],
  ["配送が遅い", "ja"],
  ["배송이 느려요", "ko"],
  ["спасибо", "ru"],
  ["خدمة سيئة", "ar"],
  ["ευχαριστώ", "el"],
])("%s is told by its script: %s", (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

it("knows the crumbs of English support", () => {
  for (const text of ["refund pls", "thx!!", "ok", "bad", "still waiting", "no refund @shop 🤬", "I love it"]) {
    expect(detectLanguage(text)).toBe("en");
  }
});

it("abstains where there are no letters, or a word or two that could be any language", () => {
  for (const text of ["", "👍👍", "12", "[EMAIL]", "https://shop.example/de", "danke", "Olena", "no me gusta"]) {
    expect(detectLanguage(text)).toBe("und");
  }
});

it("lets the language that the export names decide only where the text does not", () => {
  expect(detectLanguage("danke", "de-AT")).toBe("de");
  expect(detectLanguage("danke", "klingon")).toBe("und");
  expect(detectLanguage("Still no refund after three weeks", "de")).toBe("en");
  expect(detectLanguage("👍👍", "en")).toBe("und");
});

import { describe, expect, it } from "vitest";
import { findNames } from "./names.ts";
import { scanText } from "./word-scan.ts";

const found = (text: string) => findNames(text, scanText(text).hits).map(({ start, end }) => text.slice(start, end));

describe("findNames()", () => {
  it("finds given names with what belongs to them", () => {
    expect(found("Spoke to Sarah and then to José María van der Berg, also to Anne-Marie O'Brien Jr.")).toEqual([
      "Sarah",
      "José María van der Berg",
      "Anne-Marie O'Brien Jr.",
    ]);
    expect(found("Jurgen told Jürgen's wife Bożena K. about Thabo Ndlela")).toEqual([
      "Jurgen",
      "Jürgen",
      "Bożena K.",
      "Thabo Ndlela",
    ]);
  });

  it("finds names that no list has behind a title, and by the words before them", () => {
    expect(found("Mr. Xylander called, then Dr P. Hollenberg, then Frau Quast")).toEqual([
      "Mr. Xylander",
      "Dr P. Hollenberg",
      "Frau Quast",
    ]);
    expect(found("My name is Hleb, ich heiße Krzysiu, everyone calls me Zlatimir")).toEqual([
      "Hleb",
      "Krzysiu",
      "Zlatimir",
    ]);
  });

  it("finds a name again that was told once", () => {
    expect(found("My name is Hlebko. I said: Hlebko speaking")).toEqual(["Hlebko", "Hlebko"]);
  });

  it("finds the line below the closing", () => {
    expect(found("It fails.\n\nKind regards,\nXenobia Quast\nAcme Ltd")).toEqual(["Xenobia Quast"]);
    expect(found("It fails.\nThanks\n- Quast")).toEqual(["Quast"]);
    expect(found("Thanks,\nCustomer Team")).toEqual([]);
    expect(found("Thanks\nGreat shop")).toEqual([]);
  });

  it("takes words that are also names only where a person is meant", () => {
    expect(found("Will was great, our driver Mark too, and I thanked Grace")).toEqual(["Will", "Mark", "Grace"]);
    expect(found("Will you mark the May invoice? Grace period is over. Mark it done.")).toEqual([]);
    expect(found("Hi Jordan, I flew from Jordan to Paris with Chase")).toEqual(["Jordan"]);
    expect(found("Is Paris Kovalev there?")).toEqual(["Paris Kovalev"]);
  });

  it("finds well known names in lower case, and full names where all is lower case", () => {
    expect(found("spoke to sarah müller yesterday, dave and mr. xylander were rude")).toEqual([
      "sarah müller",
      "dave",
      "mr. xylander",
    ]);
    expect(found("theres no will to mark it, may be in paris")).toEqual([]);
  });

  it("finds names in lists of names, whatever else they are", () => {
    expect(found("I spoke with Sarah, Mark, Amber and April.")).toEqual(["Sarah", "Mark", "Amber", "April"]);
    expect(found("There were three: Daisy, Tom and Kevin")).toEqual(["Daisy", "Tom", "Kevin"]);
    expect(found("Thanks Sarah, Will do! In Victoria, Sarah and Tom were great")).toEqual(["Sarah", "Sarah", "Tom"]);
  });

  it("finds names beside the signs of markup and between slashes", () => {
    expect(found("[Sarah Jones]: hello")).toEqual(["Sarah Jones"]);
    expect(found("[Tom]: hi")).toEqual(["Tom"]);
    expect(found("see [Peter Brown](mailto:x)")).toEqual(["Peter Brown"]);
    expect(found("Sarah Jones/Tom Miller")).toEqual(["Sarah Jones", "Tom Miller"]);
    expect(found("ask [NAME_1]/Tom Miller")).toEqual(["Tom Miller"]);
    expect(found("_Sarah Jones_ and *Tom Miller* and __Kevin__")).toEqual(["Sarah Jones", "Tom Miller", "Kevin"]);
    for (const text of [
      "sarah_jones Sarah_Jones1 7_Sarah shop.example/Sarah https://a.example/Team/Sarah Sarah/index 12/Sarah",
      "img/Sarah.png C:\\Sarah D:/Users/Sarah [NAME_1] [ADDRESS_2] [PHONE] [EMAIL] [CARD]",
    ]) {
      expect(found(text)).toEqual([]);
    }
  });

  it("finds names that no list has where they are greeted", () => {
    expect(found("Hi Dilys, thanks for the help. It broke")).toEqual(["Dilys"]);
    expect(found("Hello Chidi\nit broke")).toEqual(["Chidi"]);
    expect(found("It broke.\n> Dear Chidi Quobarra ,\nno")).toEqual(["Chidi Quobarra"]);
    expect(found("Hi Veltrano, is Veltrano down?")).toEqual(["Veltrano"]);
    for (const text of [
      "Hi Team, it broke. Then Hi Dilys, no",
      "Hello Support,",
      "Hi All,",
      "Hi There,",
      "Dear Amazon,",
      "Dear Sirs,",
      "Hello Customer Service,",
      "Hi Veltrano Team,",
      "Hallo Zusammen,",
      "Hi Refunds,",
      "Hi veltrano,",
      "Hi Veltrano is down",
    ]) {
      expect(found(text)).toEqual([]);
    }
  });

  it("finds who is quoted and who a field names", () => {
    expect(found('"We never will," says Kovacs.')).toEqual(["Kovacs"]);
    expect(found("User: Kent Obermann\nCustomer: Netflix is down")).toEqual(["Kent Obermann"]);
    expect(found("Regards, P. Lindqvist-Moya wants Tiffany Bašić")).toEqual(["Lindqvist-Moya", "Tiffany Bašić"]);
  });

  it("finds a name wherever it stands once it was told", () => {
    expect(found('It was signed by "Mandy". There is no Mandy here, see Mandy Road')).toEqual(["Mandy", "Mandy"]);
  });

  it("takes what customers write about for no person, though persons are called so", () => {
    for (const text of [
      "Bill is too high. My Bill! Bill says 40 dollars, does Max include it?",
      "Ask Amazon, Paris Saint-Germain, a Dell Inspiron, Virginia, Lowe's, Dillard's, Mrs. Meyer's",
      "Mark as read fails. Grace period. Will it? It is April in Charlotte, NC, or on Lamar & 5th, at Eugene",
      'The mug says "Best Dad Ever"',
    ]) {
      expect(found(text)).toEqual([]);
    }
    expect(found("I spoke to Bill")).toEqual(["Bill"]);
  });

  it("leaves products, companies, places and handles alone", () => {
    for (const text of [
      "The Jo Malone candle and a Calvin Klein bag from John Lewis, Dyson and Dr. Martens",
      "Alexa, Siri, an Apple watch, the Tommy Hilfiger shirt, Trader Joe's",
      "Victoria Station, St. Louis, San Antonio, St Mary's Hospital, Santiago, stuck in Charlotte",
      "@sarah_k #Sarah www.sarah.com sarah@x [NAME_1]",
      "Deliver on Sunday in May or August, English support, MS Teams, Hi Amazon, Dear Netflix",
      "Das Paket kam am Montag, die Rechnung von der Hotline war falsch, alle Termine auch",
    ]) {
      expect(found(text)).toEqual([]);
    }
  });

  it("keeps what was said beside a name", () => {
    expect(found("Thanks Anna Best service ever")).toEqual(["Anna"]);
    expect(found("thank you beatriz. the bot was no help")).toEqual(["beatriz"]);
    expect(found("tell ruth i love her")).toEqual(["ruth"]);
  });
});

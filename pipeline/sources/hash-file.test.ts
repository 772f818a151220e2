import { expect, it } from "vitest";
import { withFile } from "../../tests/temporary-files.ts";
import { hashFile } from "./hash-file.ts";

it("hashFile() gives the SHA-256 of a file's bytes", async () => {
  // The vector of FIPS 180-2 for "abc".
  const abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  expect(await withFile("abc", hashFile)).toBe(abc);
});

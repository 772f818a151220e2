/** The table of presets, the narrowest first. */

import type { Kind } from "./fields.ts";
import { wantedNames } from "./plain-name.ts";
import type { FileLook, Preset } from "./preset.ts";
import { amazon } from "./presets/amazon.ts";
import { chat, chatTranscripts } from "./presets/chats.ts";
import { chatJson } from "./presets/chat-json.ts";
import { intercom } from "./presets/intercom.ts";
import { qualtrics } from "./presets/qualtrics.ts";
import { appStore, googlePlay, trustpilot } from "./presets/reviews.ts";
import { shopify } from "./presets/shopify.ts";
import { surveymonkey } from "./presets/surveymonkey.ts";
import { woocommerce, woocommerceJson } from "./presets/woocommerce.ts";
import { zendeskJson } from "./presets/zendesk-json.ts";
import { zendesk } from "./presets/zendesk.ts";
import { UnusableInput } from "./raw-record.ts";

/** Every preset; "generic" is none of them. */
export const PRESETS: readonly Preset[] = [
  zendesk,
  zendeskJson,
  intercom,
  qualtrics,
  surveymonkey,
  googlePlay,
  appStore,
  trustpilot,
  shopify,
  amazon,
  woocommerce,
  woocommerceJson,
  chatTranscripts,
  chat,
  chatJson,
];

/**
 * The preset of this name; undefined for "generic". "zendesk" finds "zendesk-json" for JSON. Throws `UnusableInput` on an
 * unknown name.
 */
export function presetNamed(
  name: string,
  { format, file }: { readonly format: string; readonly file: string },
): Preset | undefined {
  const wanted = name.trim().toLowerCase();
  if (wanted === "generic") return undefined;
  const isJson = format === "json" || format === "jsonl";
  const found =
    (isJson ? PRESETS.find((preset) => preset.name === `${wanted}-json`) : undefined) ??
    PRESETS.find((preset) => preset.name === wanted);
  if (found) return found;
  const known = [...PRESETS.map((preset) => preset.name), "generic"];
  throw new UnusableInput(`cannot be read with the preset ${JSON.stringify(name)}, which is not known`, {
    file,
    wanted: wantedNames(wanted, known, `one of the presets ${known.join(", ")}`),
  });
}

/** The first preset, of this kind if one is given, that takes the file for its own, and why. */
export function recognisePreset(
  look: FileLook,
  as?: Kind,
): { readonly preset: Preset; readonly why: string } | undefined {
  for (const preset of PRESETS) {
    if (as !== undefined && preset.kind !== as) continue;
    const why = preset.recognises(look);
    if (why !== undefined) return { preset, why };
  }
  return undefined;
}

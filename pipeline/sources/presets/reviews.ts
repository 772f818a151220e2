/** Reviews: Google Play, Apple's App Store, Trustpilot. */

import type { FileLook, Preset } from "../preset.ts";

const REPLIES = [
  "developer reply text",
  "developer reply",
  "developer response",
  "company reply",
  "company reply text",
  "reply",
  "response",
];

/** Play Console, monthly CSV in UTF-16. */
export const googlePlay: Preset = {
  name: "google-play",
  title: "Google Play reviews",
  kind: "feedback",
  recognises: ({ has }) =>
    has("star rating", "review text") && (has("package name") || has("review submit date and time"))
      ? "Package Name, Star Rating and Review Text, as the Play Console names them"
      : undefined,
  channel: "review",
  rating: { scale: "stars", max: 5 },
  fields: {
    text: ["review text"],
    subject: ["review title"],
    rating: ["star rating"],
    at: ["review submit date and time", "review last update date and time"],
    language: ["reviewer language"],
    id: ["review id"],
    other: [...REPLIES, "review last update date and time", "device", "app version name", "app version code"],
  },
};

function isAppStore({ has }: FileLook): boolean {
  const isReview = has("rating", "title") && (has("review") || has("body") || has("content") || has("review body"));
  const isApp =
    has("territory") ||
    has("storefront") ||
    has("app version") ||
    has("version") ||
    has("reviewer nickname") ||
    has("app name");
  return isReview && isApp;
}

/** App Store Connect by way of the tools that export it. */
export const appStore: Preset = {
  name: "app-store",
  title: "App Store reviews",
  kind: "feedback",
  recognises: (look) =>
    isAppStore(look) ? "Rating, Title, Review and Version or Territory, as App Store tools name them" : undefined,
  channel: "review",
  rating: { scale: "stars", max: 5 },
  fields: {
    text: ["review", "body", "content", "review body"],
    subject: ["title"],
    rating: ["rating"],
    at: ["created date", "date", "review date", "submission date", "updated"],
    customer: ["reviewer nickname", "nickname", "author", "reviewer", "user name"],
    id: ["id", "review id"],
    other: [...REPLIES, "version", "app version", "territory", "storefront", "country", "app name"],
  },
};

export const trustpilot: Preset = {
  name: "trustpilot",
  title: "Trustpilot reviews",
  kind: "feedback",
  recognises: ({ has, plain }) =>
    (has("review stars") && (has("review content") || has("review username") || has("source name"))) ||
    plain.some((name) => name.includes("trustpilot")) ||
    (has("consumer id") && (has("stars") || has("rating")))
      ? "Review Stars and Review Content, as Trustpilot names them"
      : undefined,
  channel: "review",
  rating: { scale: "stars", max: 5 },
  fields: {
    id: ["review id", "id"],
    text: ["review content", "review text", "review body", "content", "text"],
    subject: ["review title", "title"],
    rating: ["review stars", "stars", "rating"],
    at: [
      "review created utc",
      "review created",
      "review date",
      "review created date",
      "created at",
      "created",
      "date of experience",
    ],
    customer: ["review consumer user id", "consumer id", "review username", "reviewer name", "consumer name"],
    email: ["customer email", "consumer email", "email"],
    language: ["review language", "language"],
    tags: ["tags"],
    other: [
      ...REPLIES,
      "source name",
      // The number of the order.
      "reference id",
      "review username",
      "company reply date utc",
      "company reply date",
      "domain url",
      "location name",
    ],
  },
};

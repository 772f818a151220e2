/** Who may ask: holders of the key, or without a key whoever sits at this machine. */

import { createHash, timingSafeEqual } from "node:crypto";
import type { Request, RequestHandler, Response } from "express";
import { ApiError } from "./errors.ts";

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** What is shown: `Authorization: Bearer KEY`, `X-API-Key: KEY`, or the password that a browser asks for. */
function shownKey(request: Request): string {
  const [, scheme = "", credentials = ""] = /^(\w+) +(.*)$/s.exec(request.get("authorization") ?? "") ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() === "basic")
    return Buffer.from(credentials, "base64")
      .toString("utf8")
      .replace(/^[^:]*:/, "");
  return request.get("x-api-key") ?? "";
}

/** What a caller may see: everything, or groups without anybody in them. */
export type Role = "people" | "groups";

/** The keys of the roles; without `apiKey` everybody may see everything. */
export interface Keys {
  readonly apiKey?: string;
  readonly analystKey?: string;
}

/** The role of who asks, once `requireKey` let them through. */
export function roleOf(response: Response): Role {
  return response.locals["role"] === "groups" ? "groups" : "people";
}

/**
 * Lets through who shows a key, compared in constant time; without a key everybody. `scheme` is what callers are asked
 * for: browsers answer to Basic with a window for name and password, the password being the key.
 */
export function requireKey({ apiKey, analystKey }: Keys, scheme: "Bearer" | "Basic" = "Bearer"): RequestHandler {
  if (apiKey === undefined) return (_request, _response, next) => next();
  const wanted = digest(apiKey);
  const ofGroups = analystKey === undefined ? undefined : digest(analystKey);
  return (request, response, next) => {
    const shown = digest(shownKey(request));
    if (timingSafeEqual(shown, wanted)) return next();
    if (ofGroups && timingSafeEqual(shown, ofGroups)) {
      response.locals["role"] = "groups" satisfies Role;
      return next();
    }
    response.setHeader("WWW-Authenticate", `${scheme} realm="Attune"`);
    next(new ApiError("unauthorized", "Wanted the API key: Authorization: Bearer KEY, or X-API-Key: KEY"));
  };
}

/** Refuses keys that may not see people. */
export const onlyPeople: RequestHandler = (_request, response, next) => {
  if (roleOf(response) === "people") return next();
  next(new ApiError("forbidden", "This key tells of groups, not of people: it may ask what /docs says it may"));
};

function isThisMachine(host: string | undefined): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i.test(host ?? "");
}

/**
 * Refuses names that are not this machine's. A server without a key is bound to loopback, yet a web page can point a name
 * of its own at 127.0.0.1 and have a browser ask there (DNS rebinding): the name is then in the Host header.
 */
export const onlyThisMachine: RequestHandler = (request, _response, next) => {
  if (isThisMachine(request.get("host"))) return next();
  next(
    new ApiError("forbidden", "Without an API key only localhost, 127.0.0.1 and [::1] are served: set ATTUNE_API_KEY"),
  );
};

/** Refuses what pages of other sites have a browser send: it may start runs and upload files without being asked back. */
export const onlyOwnPages: RequestHandler = (request, _response, next) => {
  if (["GET", "HEAD", "OPTIONS"].includes(request.method)) return next();
  const site = request.get("sec-fetch-site");
  const origin = request.get("origin");
  // Browsers that do not say from where a request comes still name the origin.
  const isOwn =
    site === undefined
      ? origin === undefined || (URL.canParse(origin) && new URL(origin).host === request.get("host"))
      : site === "same-origin" || site === "none";
  next(isOwn ? undefined : new ApiError("forbidden", "Pages of other sites may not change anything here"));
};

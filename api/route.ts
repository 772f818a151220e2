/** What a route is: its place, its shapes, and what it does. The API and its OpenAPI document are made from the same list. */

import type { Request, Response } from "express";
import type { z } from "zod";
import type { Engine } from "../pipeline/engine.ts";
import type { ErrorCode } from "./errors.ts";
import type { Role } from "./guard.ts";
import type { Once } from "./idempotency.ts";
import type { Receive } from "./upload.ts";

/** What routes work with. */
export interface ApiContext {
  readonly engine: Engine;
  readonly receive: Receive;
  readonly once: Once;
  /** Customers of the smallest group that callers who may not see people are told of. */
  readonly smallestGroup: number;
  /** What Prometheus asks for. */
  readonly figures: { readonly contentType: string; readonly text: () => Promise<string> };
  /** Aborted when the server stops. */
  readonly stopping: AbortSignal;
}

export interface RouteCall<Params, Query, Headers, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly headers: Headers;
  readonly body: Body;
  readonly request: Request;
  /** Has the route's status already; a handler may set another. */
  readonly response: Response;
  readonly context: ApiContext;
  /** What the caller may see: where `isForGroups` is not set, always people. */
  readonly role: Role;
  /** Aborted when the caller leaves or the server stops. */
  readonly signal: AbortSignal;
}

/** Bodies that the handler reads itself, by type, as OpenAPI writes them. */
export type RawBody = Readonly<Record<string, { readonly schema: z.ZodType | object }>>;

export interface Route {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As OpenAPI writes it, below /v1: "/segments/{id}". */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Served without a key. */
  readonly isOpen?: boolean;
  /** Served to keys that may see groups and no people too; the handler then leaves out who is in them. */
  readonly isForGroups?: boolean;
  readonly params?: z.ZodObject;
  /** Anything else in the query is refused. */
  readonly query?: z.ZodObject;
  /** Names in lower case. */
  readonly headers?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly rawBody?: RawBody;
  readonly answer: z.ZodType;
  /** Statuses that the answer comes with, the usual one first; by default 200. */
  readonly statuses?: readonly [number, ...number[]];
  /** The type of the answer where it is not JSON. */
  readonly answerType?: string;
  /** Codes of failures beside those that every such route has. */
  readonly errors?: readonly ErrorCode[];
  /** The answer's body; undefined when the handler has answered itself. */
  readonly handle: (call: RouteCall<never, never, never, never>) => Promise<unknown>;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** The same, not to be changed. */
type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** A route whose handler knows the types that its schemas give, and owes the type of its answer. */
export function route<
  A extends z.ZodType,
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  H extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Omit<Route, "handle" | "params" | "query" | "headers" | "body" | "answer"> & {
    readonly params?: P;
    readonly query?: Q;
    readonly headers?: H;
    readonly body?: B;
    readonly answer: A;
    readonly handle: (
      call: RouteCall<Parsed<P>, Parsed<Q>, Parsed<H>, Parsed<B>>,
    ) => Promise<Frozen<z.output<A>> | undefined>;
  },
): Route {
  return definition as unknown as Route;
}

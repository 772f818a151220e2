/** What a route is: its place, its shapes, and what it does. The API and its OpenAPI document are made from the same list. */

import type { Request, Response } from "express";
import type { z } from "zod";
import type { Engine } from "../pipeline/engine.ts";

/** What routes work with. */
export interface ApiContext {
  readonly engine: Engine;
  /** Where uploads wait until they are imported. */
  readonly uploadsFolder: string;
  readonly uploadBytes: number;
}

export interface RouteCall<Params, Query, Body> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly request: Request;
  readonly response: Response;
  readonly context: ApiContext;
}

export interface Route {
  readonly method: "get" | "post" | "patch" | "delete";
  /** As OpenAPI writes it, below /v1: "/segments/{id}". */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  /** Served without a key. */
  readonly isOpen?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** The body is read by the handler itself: other types than JSON. */
  readonly rawBody?: Readonly<Record<string, object>>;
  readonly answer: z.ZodType;
  readonly status?: number;
  /** The type of the answer where it is not JSON. */
  readonly answerType?: string;
  /** The answer's body; undefined when the handler has answered itself. */
  readonly handle: (call: RouteCall<never, never, never>) => Promise<unknown>;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : undefined;

/** A route whose handler knows the types that its schemas give. */
export function route<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  definition: Omit<Route, "handle" | "params" | "query" | "body"> & {
    readonly params?: P;
    readonly query?: Q;
    readonly body?: B;
    readonly handle: (call: RouteCall<Parsed<P>, Parsed<Q>, Parsed<B>>) => Promise<unknown>;
  },
): Route {
  return definition as unknown as Route;
}

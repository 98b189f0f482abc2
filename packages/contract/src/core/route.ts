import { createRoute, type z } from '@hono/zod-openapi';

import type { AppId } from '../apps.js';
import { Problem } from './problem.js';

const problem = (description: string) =>
  ({ description, content: { 'application/problem+json': { schema: Problem } } }) as const;

/** The failures that an operation may name, by status. */
export const PROBLEMS = {
  401: problem('Not signed in, or the proof is wrong.'),
  403: problem('Refused for this origin, or a fresh sign-in is needed.'),
  404: problem('Not there, or not for this caller.'),
  409: problem('The state has changed meanwhile.'),
  410: problem('The link is used, expired or replaced.'),
  412: problem('Somebody else has changed it meanwhile; the ETag is not the one of now.'),
  413: problem('The body is too large.'),
  422: problem('The input is wrong; `errors` says where.'),
  429: problem('Too many tries; `Retry-After` says when.'),
} as const;
export type ProblemStatus = keyof typeof PROBLEMS;

export type RouteConfig = Parameters<typeof createRoute>[0];

interface Access {
  /** Who may call: anybody, or a signed-in client. */
  access: 'public' | 'client';
  /** The app that must be switched on for this client. */
  app?: AppId;
  problems?: readonly ProblemStatus[];
}

/**
 * Declares an operation once, for the server, the OpenAPI document, the client's types and the mocks.
 * `access` and `app` are held by the server and published as `x-access` and `x-app`.
 * Refusals are thrown, so they stand in the document but not in the type: the compiler would pay for each.
 */
export function operation<const C extends RouteConfig & { operationId: string }>({
  access,
  app,
  problems = [],
  ...config
}: C & Access): ReturnType<typeof createRoute<C['path'], C>> {
  const failures = Object.fromEntries(problems.map((status) => [status, PROBLEMS[status]]));
  return createRoute({
    ...config,
    responses: { ...config.responses, ...failures },
    security: access === 'public' ? [] : [{ cookie: [] }, { bearer: [] }],
    'x-access': access,
    ...(app ? { 'x-app': app } : {}),
  } as never) as never;
}

/** A JSON answer of this shape. */
export const answer = <T extends z.ZodType>(description: string, schema: T) =>
  ({ description, content: { 'application/json': { schema } } }) as const;

/** A JSON body of this shape; keys it does not name are refused. */
export const body = <T extends z.ZodType>(schema: T) =>
  ({ required: true, content: { 'application/json': { schema } } }) as const;

/** An answer without a body. */
export const empty = (description: string) => ({ description }) as const;

import type { TestBrowser, TestPortal } from './test-portal.js';

/**
 * Who asks: nobody signed in; the owner of what is asked for; another client with the owner's ids; the owner
 * with the app switched off, with the entitlement to it revoked, or suspended in the middle of the session.
 */
export type Role = 'nobody' | 'owner' | 'other' | 'off' | 'revoked' | 'suspended';

export interface Owner {
  portal: TestPortal;
  id: string;
  email: string;
  browser: TestBrowser;
}

/** One row of the authorisation matrix: what an operation answers to whom. */
export interface AuthorisationCase {
  expect: Partial<Record<Role, number>>;
  /** Makes what is asked for, and the request that asks for it. */
  request?: (owner: Owner) => Promise<{ id?: string; body?: unknown }> | { id?: string; body?: unknown };
}

/** By operation id. An operation of the OpenAPI document without its row fails the matrix test. */
export type AuthorisationCases = Record<string, AuthorisationCase>;

export const FOR_EVERYBODY = (status: number) => ({ nobody: status, owner: status, suspended: status });
export const FOR_THE_CLIENT = (status: number) => ({ nobody: 401, owner: status, suspended: 401 });
export const IN_AN_APP = (status: number) => ({ ...FOR_THE_CLIENT(status), off: 404, revoked: 404 });
export const OF_AN_OWNER = (status: number) => ({ ...IN_AN_APP(status), other: 404 });

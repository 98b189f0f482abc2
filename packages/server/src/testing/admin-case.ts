import type { AdminTester } from './admin-tester.js';

export interface AdminRequest {
  /** Fills `{id}` of the path. */
  id?: string;
  body?: unknown;
  /** For a PUT of a file: the raw body and its type. */
  raw?: { text: string; type: string };
  query?: Record<string, string>;
}

/** One row of the management API's matrix. Who is refused follows from the scope in the contract; this says the rest. */
export interface AdminCase {
  /** What whoever holds the right is answered. */
  allowed: number;
  /** Makes what is asked for, and the request that asks for it. Called anew for each role. */
  request?: (tester: AdminTester) => Promise<AdminRequest> | AdminRequest;
  /** What an API key that holds the right is answered, where that is not the same. */
  key?: number;
  /** What anybody is answered, for operations that are public. */
  public?: number;
}

/** By operation id. An operation of the management OpenAPI document without its row fails the matrix test. */
export type AdminCases = Record<string, AdminCase>;

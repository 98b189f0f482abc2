import { availableParallelism } from 'node:os';

import { PortalError } from '@client-portal/contract/errors';
import { hash, verify } from '@node-rs/argon2';

import type { Passwords } from '../core/deps.js';
import { weaknessOf } from './password-weakness.js';
import { TaskQueue } from './task-queue.js';

/** argon2id (the library's own default) with 19 MiB, as OWASP advises. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** A hash of nothing that anybody knows, of the same cost as a real one. */
const DUMMY = '$argon2id$v=19$m=19456,t=2,p=1$p2uyDTLF0Kya2qO6mGUBWg$sy1Kg8xmUmzfaB8hWgj187CGZAJmeF+UxEMY9bRTSnw';

export interface PasswordOptions {
  /** How many are hashed at once; all processors but one when left out. */
  parallel?: number;
  /** How many may wait for that. */
  places?: number;
}

/** Hashing off the event loop. Over capacity it throws `unavailable` at once instead of starving everything else. */
export function createPasswords({
  parallel = Math.max(1, availableParallelism() - 1),
  places = 50,
}: PasswordOptions = {}): Passwords {
  const refuse = () =>
    new PortalError('unavailable', 'Too many sign-ins at this moment. Try again shortly', { retryAfter: 2 });
  const queue = new TaskQueue({ parallel, places, refuse });
  return {
    hash: (password) => queue.run(() => hash(password, COST)),
    async verify(known, password) {
      const matches = await queue.run(() => verify(known ?? DUMMY, password));
      return matches && known !== null;
    },
    weakness: weaknessOf,
  };
}

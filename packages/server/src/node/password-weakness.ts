import { createRequire } from 'node:module';

import type * as core from '@zxcvbn-ts/core';
import type * as common from '@zxcvbn-ts/language-common';

const require = createRequire(import.meta.url);

/** Estimating takes time that grows with the square of the length, and nobody's guess is longer. */
const LOOKED_AT = 64;
const TOO_EASY = 3;
const LEFT_OVER = 8;

let estimator: core.ZxcvbnFactory | undefined;

/** The lists are 24 MB in memory: loaded when a password is first chosen, not before. */
function loadEstimator(): core.ZxcvbnFactory {
  const { ZxcvbnFactory } = require('@zxcvbn-ts/core') as typeof core;
  const { adjacencyGraphs, dictionary } = require('@zxcvbn-ts/language-common') as typeof common;
  return new ZxcvbnFactory({
    dictionary: { 'passwords-common': dictionary['passwords-common'] },
    graphs: adjacencyGraphs,
  });
}

/** Why a password is too easy to guess, or null. `words` are those that somebody who knows the person would try first. */
export function weaknessOf(password: string, words: string[]): string | null {
  const candidate = [...password].slice(0, LOOKED_AT).join('');
  const leftOver = words
    .filter((word) => word.length > 0)
    .reduce((text, word) => text.replaceAll(word.toLowerCase(), ''), candidate.toLowerCase());
  if (leftOver.length < LEFT_OVER) return 'This is little more than your address or our name. Choose something else';
  estimator ??= loadEstimator();
  const { score } = estimator.check(candidate, words);
  return score < TOO_EASY ? 'This is among the first that are tried. A few unrelated words make a good password' : null;
}

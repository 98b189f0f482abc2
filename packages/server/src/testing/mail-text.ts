import type { Mail } from '../core/deps.js';

/** The six digits that a sign-in mail carries. */
export const codeIn = (mail: Mail): string => /^(\d{6}) /.exec(mail.subject)?.[1] ?? '';

/** The secret of the link that a mail carries. */
export const tokenIn = (mail: Mail): string => /portal-token=([\w-]+)/.exec(mail.text)?.[1] ?? '';

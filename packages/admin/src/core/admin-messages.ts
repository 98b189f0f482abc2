import { createCatalogue } from '@client-portal/kit/i18n.js';

const english = {
  cancel: 'Cancel',
  copy: 'Copy',
  copied: 'Copied',
  'conflict:heading': 'Somebody else has changed this meanwhile',
  'conflict:text': 'Your changes are not saved yet. You can save them over theirs, or see theirs and lose yours.',
  'conflict:mine': 'Save mine over theirs',
  'conflict:theirs': 'See theirs',
  'confirm:step': 'Confirm that it’s you',
  'confirm:expired': 'Your session has ended. Sign in to go on; nothing you typed is lost.',
  'confirm:fresh': 'This needs a fresh sign-in. What you were doing goes on afterwards.',
  'error:forbidden': 'Your role does not allow this. Somebody with more rights can do it, or change your role.',
  'error:forbidden:title': 'Not for your role',
  'error:not_found': 'It is not there, or not any more.',
  'error:not_found:title': 'Nothing here',
  'error:conflict': 'This has changed meanwhile. Load it again and see whether your change still makes sense.',
  'error:unauthenticated': 'You are signed out. Sign in to go on.',
  'error:step_up_required': 'Not done: this needs a fresh sign-in.',
  'error:invalid_request': 'The server did not accept what was entered.',
  'error:payload_too_large': 'This is too large.',
  'error:rate_limited': {
    one: 'Too many tries. Try again in one minute.',
    other: 'Too many tries. Try again in {count} minutes.',
  },
  'error:unreachable': 'The server did not answer. Nothing is lost; please try again in a moment.',
  'error:offline': 'You are offline. Nothing is lost; check your connection and try again.',
  'error:origin_not_allowed':
    'The server does not allow this site. Add its address under Settings, or open the admin on the server itself.',
  'error:other': 'Something went wrong. Please try again.',
  loading: 'Loading',
  retry: 'Try again',
};

export type AdminMessages = typeof english;
export type AdminTranslate = (key: keyof AdminMessages & string, params?: Record<string, string | number>) => string;

/** The words that all areas share. */
export const adminMessages = createCatalogue('admin', english);

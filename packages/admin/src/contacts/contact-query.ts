import type { ContactFilter, ContactFilterQuery } from '@client-portal/contract/admin';

const NAMES = ['state', 'source', 'tag', 'hasEmail', 'bounced', 'segment'] as const;
type Name = (typeof NAMES)[number];
const isName = (name: string): name is Name => NAMES.some((each) => each === name);

// An address of the admin takes few characters; any other one stands there as `~` and its bytes, such as `~20`.
const escape = (value: string) =>
  encodeURIComponent(value)
    .replace(/[~!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`)
    .replaceAll('%', '~');

function unescape(value: string): string {
  try {
    return decodeURIComponent(value.replaceAll('~', '%'));
  } catch {
    return value;
  }
}

/** What `state=joined;tag=vip`, as it stands in the address, asks for. */
export const toQuery = (text: string): ContactFilterQuery =>
  Object.fromEntries(
    text.split(';').flatMap((part) => {
      const [name = '', ...rest] = part.split('=');
      const value = unescape(rest.join('='));
      return isName(name) && value ? [[name, value]] : [];
    }),
  );

/** The way back of `toQuery`. */
export const toAddress = (query: ContactFilterQuery): string =>
  NAMES.flatMap((name) => {
    const value = query[name];
    return value ? [`${name}=${escape(value)}`] : [];
  }).join(';');

/** The filter as it is saved and sent in a body; the segment stands beside it. */
export function toFilter({ segment: _, hasEmail, bounced, ...rest }: ContactFilterQuery): ContactFilter {
  return {
    ...rest,
    ...(hasEmail && { hasEmail: hasEmail === 'true' }),
    ...(bounced && { bounced: bounced === 'true' }),
  };
}

/** The way back of `toFilter`. */
export function fromFilter({ hasEmail, bounced, ...rest }: ContactFilter): ContactFilterQuery {
  return {
    ...rest,
    ...(hasEmail !== undefined && { hasEmail: hasEmail ? 'true' : 'false' }),
    ...(bounced !== undefined && { bounced: bounced ? 'true' : 'false' }),
  };
}

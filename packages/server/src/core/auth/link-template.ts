import type { LinkReport } from '@client-portal/contract';
import { z } from '@hono/zod-openapi';

import type { Core } from '../deps.js';
import { maskEmail, normaliseEmail } from '../email.js';
import { fromBase64Url, isSame, toBase64Url } from '../secrets.js';

const encoder = new TextEncoder();

const Template = z.object({ page: z.string().nullable(), view: z.string().nullable(), until: z.number() });
/** Where a campaign's mails lead, and until when. */
export type LinkTemplate = z.infer<typeof Template>;

const Offer = Template.extend({ email: z.string() });
/** A template that somebody has opened, with the address that the mail's tool has filled in. */
export type LinkOffer = z.infer<typeof Offer>;

const OFFER = 'offer_';

async function signed(core: Core, kind: string, value: unknown): Promise<string> {
  const text = toBase64Url(encoder.encode(JSON.stringify(value)));
  return `${text}_${await core.keys.mac('link-template', `${kind}\n${text}`)}`;
}

async function verified<T extends z.ZodType>(core: Core, kind: string, schema: T, token: string) {
  const cut = token.lastIndexOf('_');
  const text = token.slice(0, Math.max(cut, 0));
  if (!isSame(await core.keys.mac('link-template', `${kind}\n${text}`), token.slice(cut + 1))) return undefined;
  return schema.parse(JSON.parse(new TextDecoder().decode(fromBase64Url(text)))) as z.output<T>;
}

/** A template as text for an address: nothing is stored. */
export const signTemplate = (core: Core, template: LinkTemplate): Promise<string> => signed(core, 'template', template);

/** Undefined for one that was not made here, or was changed. */
export const readTemplate = (core: Core, token: string): Promise<LinkTemplate | undefined> =>
  verified(core, 'template', Template, token);

/** What takes the place of a link's secret in the page's address. It signs nobody in: it only names whom to mail a link. */
export const signOffer = async (core: Core, template: LinkTemplate, email: string): Promise<string> =>
  OFFER + (await signed(core, 'offer', { ...template, email: normaliseEmail(email) }));

export async function readOffer(core: Core, token: string): Promise<LinkOffer | undefined> {
  if (!token.startsWith(OFFER)) return undefined;
  const offer = await verified(core, 'offer', Offer, token.slice(OFFER.length));
  return offer && offer.until > core.clock() ? offer : undefined;
}

/** What the page may know of an offer. It answers alike whether anybody has this address. */
export const toOfferReport = ({ email, view }: LinkOffer): LinkReport => ({
  state: 'offered',
  purpose: 'sign-in',
  email: maskEmail(email),
  view,
  offersPassword: false,
});

import { readFile } from 'node:fs/promises';

import { Hono } from 'hono';

import { listen, type Listening } from '../listen.js';
import { ownerCode } from '../seed/staff.js';
import type { CaughtMail, MailCatcher } from './mail-catcher.js';

const read = (name: string) => readFile(new URL(name, import.meta.url), 'utf8');

const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src 'self'; img-src data:; base-uri 'none'; frame-ancestors 'none'";
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; base-uri 'none'";

const FILES: Record<string, [file: string, type: string]> = {
  '/': ['./inbox.html', 'text/html; charset=utf-8'],
  '/inbox.css': ['./inbox.css', 'text/css; charset=utf-8'],
  '/inbox.js': ['./inbox.js', 'text/javascript; charset=utf-8'],
};

/** Links of a mail open in a tab of their own, as they would in a mail program. */
const inTabs = ({ html }: CaughtMail) => html.replaceAll(/<a /g, '<a target="_blank" rel="noopener" ');

/** A page and an API over the mails that were caught. */
export function serveInbox(mails: MailCatcher, port: number): Promise<Listening> {
  const app = new Hono();
  for (const [path, [file, type]] of Object.entries(FILES)) {
    app.get(path, async (c) =>
      c.body(await read(file), 200, {
        'content-type': type,
        'cache-control': 'no-cache',
        'content-security-policy': PAGE_POLICY,
      }),
    );
  }
  app.get('/api/code', (c) => c.json({ code: ownerCode() }));
  app.get('/api/version', (c) => c.json({ version: mails.version }));
  app.get('/api/messages', (c) => c.json(mails.list(c.req.query('to'))));
  app.delete('/api/messages', async (c) => {
    await mails.clear();
    return c.body(null, 204);
  });
  app.get('/api/messages/:id', (c) => {
    const mail = mails.find(c.req.param('id'));
    return mail ? c.json(mail) : c.json({ error: 'There is no such mail' }, 404);
  });
  app.get('/api/messages/:id/html', (c) => {
    const mail = mails.find(c.req.param('id'));
    return mail
      ? c.html(inTabs(mail), 200, { 'content-security-policy': MAIL_POLICY })
      : c.text('There is no such mail', 404);
  });
  return listen(app.fetch, port);
}

import type { PageFinding } from '@client-portal/contract/admin';

import { error, ok, type PageView, snippet, warn } from './page-view.js';

const isElement = (name: string) => name === 'client-portal' || /^portal-[a-z]/.test(name);

/** Whether an element for the portal stands on the page. */
export function checkTag({ tags, portal }: PageView): PageFinding[] {
  const found = tags.filter(({ name, attributes }) => isElement(name) || 'data-client-portal' in attributes);
  if (found.length === 0) {
    const detail =
      'There is no <client-portal>, no panel such as <portal-invoices>, and nothing with data-client-portal. What a script adds later cannot be seen from here.';
    return [
      error({ id: 'tag', title: 'The tag is missing', detail, fix: `Put both lines on the page:\n${snippet(portal)}` }),
    ];
  }
  const names = [...new Set(found.map(({ name }) => `<${name}>`))].join(', ');
  const findings = [ok({ id: 'tag', title: 'The tag is there', detail: names })];
  const closed = found.find(({ name, selfClosing }) => selfClosing && isElement(name));
  if (closed) {
    const detail = `HTML knows no <${closed.name} />: what follows becomes a part of the portal, and is not shown.`;
    findings.push(
      warn({
        id: 'tag-closed',
        title: 'The tag is not closed',
        detail,
        fix: `Write <${closed.name}></${closed.name}>.`,
      }),
    );
  }
  const elsewhere = found.find(({ attributes }) => {
    const url = attributes['url'];
    return url && URL.canParse(url) && new URL(url).origin !== portal.origin;
  });
  if (elsewhere) {
    const detail = `url="${elsewhere.attributes['url']}" makes it talk to another server than ${portal.origin}.`;
    findings.push(
      error({ id: 'tag-url', title: 'The tag names another server', detail, fix: 'Remove the attribute url.' }),
    );
  }
  return findings;
}

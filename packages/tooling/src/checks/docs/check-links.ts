import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The relative links of a page that lead nowhere: no such file, or no such heading in it. */
export function checkLinks(file: string, text: string, root: string): string[] {
  const prose = text.replace(/^(```+|~~~+)[^]*?^\1/gm, '').replace(/`[^`\n]*`/g, '');
  const links = [...prose.matchAll(/\]\(\s*<?([^)\s>]+)>?(?:\s+"[^"]*")?\s*\)|^\[[^\]]+\]:\s*(\S+)/gm)];
  return links
    .map((match) => match[1] ?? match[2] ?? '')
    .filter((link) => !/^([a-z][\w+.-]*:|\/\/)/i.test(link))
    .filter((link) => !leadsSomewhere(file, text, link, root))
    .map((link) => `the link ${link} leads nowhere`);
}

function leadsSomewhere(file: string, text: string, link: string, root: string): boolean {
  const [target = '', anchor] = decodeURI(link).split('#');
  if (!target) return anchor === undefined || anchorsOf(text).has(anchor);
  const found = path.join(root, target.startsWith('/') ? '' : path.dirname(file), target);
  if (!existsSync(found)) return false;
  const isPage = found.endsWith('.md') && statSync(found).isFile();
  return !anchor || !isPage || anchorsOf(readFileSync(found, 'utf8')).has(anchor);
}

// As GitHub makes them: lower case, punctuation gone, spaces to hyphens.
function anchorsOf(text: string): Set<string> {
  const headings = [...text.replace(/^```[^]*?^```/gm, '').matchAll(/^#{1,6}\s+(.*)$/gm)].map((match) => match[1]!);
  const slugs = headings.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  );
  return new Set([...slugs, ...[...text.matchAll(/<a (?:id|name)="([^"]+)"/g)].map((match) => match[1]!)]);
}

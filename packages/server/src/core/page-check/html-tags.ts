/** A start tag as it stands in the markup, with its attributes in lower case. */
export interface Tag {
  name: string;
  attributes: Readonly<Record<string, string>>;
  /** Whether it is written `<x />`, which HTML reads as `<x>`. */
  selfClosing: boolean;
}

/** What stands in these is text, or is not there for a browser that runs scripts. */
const HIDDEN = new Set(['script', 'style', 'textarea', 'title', 'noscript', 'template', 'iframe', 'xmp', 'noembed']);

const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g;
const START = /<(!--|\/?[a-zA-Z][^\s/>]*)/g;
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>' };

const decode = (text: string): string =>
  text.replaceAll(/&(?:#(\d+)|#x([\da-f]+)|(amp|quot|apos|lt|gt));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/** The end of a tag that begins at `from`: a `>` that is in no quoted value. */
function endOf(html: string, from: number): number {
  let quote = '';
  for (let index = from; index < html.length; index += 1) {
    const char = html[index]!;
    if (quote) quote = char === quote ? '' : quote;
    else if ((char === '"' || char === "'") && /=\s*$/.test(html.slice(Math.max(from, index - 20), index)))
      quote = char;
    else if (char === '>') return index;
  }
  return html.length;
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    attributes[name!.toLowerCase()] ??= decode(double ?? single ?? bare ?? '').trim();
  }
  return attributes;
}

function afterHidden(html: string, name: string, from: number): number {
  const close = html.slice(from).search(new RegExp(`</${name}[\\s/>]`, 'i'));
  return close < 0 ? html.length : from + close;
}

/**
 * The start tags that a browser with scripts would make elements of, in their order: none in comments, `<noscript>` or
 * `<template>`. It is no parser: it does not mend broken markup, and sees nothing that a script adds.
 */
export function readTags(html: string): Tag[] {
  const tags: Tag[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(html); match; match = START.exec(html)) {
    const word = match[1]!.toLowerCase();
    if (word === '!--') {
      const end = html.indexOf('-->', match.index + 4);
      START.lastIndex = end < 0 ? html.length : end + 3;
      continue;
    }
    const end = endOf(html, START.lastIndex);
    if (!word.startsWith('/')) {
      const text = html.slice(START.lastIndex, end);
      tags.push({ name: word, attributes: readAttributes(text), selfClosing: text.trimEnd().endsWith('/') });
    }
    START.lastIndex = HIDDEN.has(word) ? afterHidden(html, word, end) : end;
  }
  return tags;
}

const PARAMETER = /(^|[?&])portal=([^&]*)/;

/** The view that the page's address names, such as `invoices/inv_01k…`; empty for none. */
export function readView(): string {
  const value = PARAMETER.exec(location.search)?.[2] ?? '';
  try {
    return toView(decodeURIComponent(value));
  } catch {
    return '';
  }
}

/** A view, or nothing when it has characters that no view has. */
export const toView = (value: string): string => (/^[\w/-]{0,200}$/.test(value) ? value.replace(/^\/+|\/+$/g, '') : '');

/** The page's address with another view; whatever else stands in it stays as it is. */
export function toViewAddress(view: string): string {
  const others = location.search
    .slice(1)
    .split('&')
    .filter((part) => part && !part.startsWith('portal='));
  if (view) others.push(`portal=${view}`);
  return `${location.pathname}${others.length ? `?${others.join('&')}` : ''}`;
}

/** This page without a view, where a mailed link leads back to. */
export const toPage = (): string => `${location.origin}${toViewAddress('')}`;

import { PortalError } from '@client-portal/contract/errors';

/** Where a page of the list ended. */
export interface Position {
  issuedOn: string;
  id: string;
}

const SHAPE = /^(\d{4}-\d{2}-\d{2})\/(inv_[0-9a-z]{1,60})$/;

export const toCursor = ({ issuedOn, id }: Position): string =>
  btoa(`${issuedOn}/${id}`).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');

/** @throws PortalError `invalid_request` for a cursor that no page of the list gave. */
export function fromCursor(cursor: string): Position {
  const [, issuedOn, id] = SHAPE.exec(decode(cursor)) ?? [];
  if (issuedOn && id && !Number.isNaN(Date.parse(issuedOn))) return { issuedOn, id };
  const message = 'This cursor is not one that a page of this list gave';
  throw new PortalError('invalid_request', message, { errors: [{ path: 'cursor', message }] });
}

function decode(cursor: string): string {
  try {
    return atob(cursor.replaceAll('-', '+').replaceAll('_', '/'));
  } catch {
    return '';
  }
}

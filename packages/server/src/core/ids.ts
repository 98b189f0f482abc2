import { typeidUnboxed } from 'typeid-js';

/** The prefix tells what an id names. */
export type IdPrefix =
  | 'ctc'
  | 'ses'
  | 'lnk'
  | 'msg'
  | 'inv'
  | 'pay'
  | 'key'
  | 'ent'
  | 'req'
  | 'stf'
  | 'sts'
  | 'stp'
  | 'stl'
  | 'imp'
  | 'frm'
  | 'sub'
  | 'seg'
  | 'whk'
  | 'whd'
  | 'bat'
  | 'mrg'
  | 'img'
  | 'exp';

/** A prefixed, random id that sorts by the time it was made, such as `inv_01k…`. */
export const createId = (prefix: IdPrefix): string => typeidUnboxed(prefix);

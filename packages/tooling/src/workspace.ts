import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** An absolute path inside the repository. */
export const inRoot = (...segments: string[]): string => path.join(root, ...segments);

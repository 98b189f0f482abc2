import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The absolute path of the repository. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

/** An absolute path inside the repository. */
export const inRoot = (...segments: string[]): string => path.join(root, ...segments);

/** Whether a module is the program that was started, and not imported by another one. */
export const isMain = (moduleUrl: string): boolean => process.argv[1] === fileURLToPath(moduleUrl);

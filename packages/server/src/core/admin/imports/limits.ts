/** What one import may be, so that a file can neither fill the memory nor the database. */
export const MAX_BYTES = 20 * 1000 * 1000;
export const MAX_ROWS = 100_000;
export const MAX_COLUMNS = 100;
/** Characters of one row. */
export const MAX_RECORD = 64 * 1024;

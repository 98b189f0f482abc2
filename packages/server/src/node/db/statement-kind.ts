export type StatementKind = 'read' | 'write' | 'schema' | 'direct';

const MAX_REMEMBERED = 1_000;
const remembered = new Map<string, StatementKind>();

const LEADING_BLANK = /^(?:\s+|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)*/;
const CHANGES = /\b(?:insert|update|delete|replace)\b/i;
// These answer for the connection that wrote, so they must run on it.
const ABOUT_THE_WRITER = /\b(?:changes|total_changes|last_insert_rowid)\s*\(/i;

/** What a statement does to the database, judged by its text; a doubtful `with` counts as a write. */
export function statementKind(sql: string): StatementKind {
  const known = remembered.get(sql);
  if (known) return known;
  const kind = judge(sql);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(sql, kind);
  return kind;
}

function judge(sql: string): StatementKind {
  const text = sql.replace(LEADING_BLANK, '');
  switch (/^[a-z]+/i.exec(text)?.[0].toLowerCase()) {
    case 'explain':
      return 'read';
    case 'select':
    case 'values':
      return ABOUT_THE_WRITER.test(text) ? 'write' : 'read';
    case 'with':
      return CHANGES.test(text) || ABOUT_THE_WRITER.test(text) ? 'write' : 'read';
    case 'insert':
    case 'update':
    case 'delete':
    case 'replace':
      return 'write';
    case 'create':
    case 'alter':
    case 'drop':
      return 'schema';
    default:
      return 'direct';
  }
}

// @ts-check
// Plain JavaScript, so that a worker starts the same way from source and from a bundle, without a loader.
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'libsql';

/**
 * @typedef {import('./worker-protocol.js').WorkerCall} WorkerCall
 * @typedef {import('./worker-protocol.js').WorkerStatement} WorkerStatement
 * @typedef {import('./worker-protocol.js').WorkerAnswer} WorkerAnswer
 * @typedef {import('./worker-protocol.js').WorkerResult} WorkerResult
 * @typedef {{ statement: any, returnsRows: boolean, changesRows: boolean, changesSchema: boolean, shape: number, arity: number }} Prepared
 */

const MAX_PREPARED = 500;
/** @type {import('./worker-protocol.js').WorkerOptions} */
const { file, readonly, busyTimeoutMs, scriptTimeoutMs } = workerData;

/** @type {any} */
let db;
/** @type {any} */
let dataVersion;
/** @type {any} */
let changeCount;
let lastDataVersion = -1;
let changesSeen = 0;
let lastSchemaVersion = -1;
/** @type {Map<string, Prepared>} */
const prepared = new Map();
/** @type {Map<string, number>} */
const shapeIds = new Map();
/** @type {import('./worker-protocol.js').WorkerShape[]} */
let newShapes = [];
let plainJson = true;

function open() {
  if (db) return;
  const connection = connect();
  try {
    if (!readonly) useWriteAheadLog(connection);
    connection.exec('pragma foreign_keys = on; pragma synchronous = full');
    if (readonly) connection.exec('pragma query_only = on');
  } catch (error) {
    connection.close();
    throw error;
  }
  db = connection;
  dataVersion = db.prepare('pragma data_version').raw(true);
  changeCount = db.prepare('select changes()').raw(true);
}

function connect() {
  try {
    return new Database(file, { timeout: busyTimeoutMs });
  } catch (error) {
    throw cannotOpen(/** @type {Error} */ (error).message);
  }
}

/** @param {string} reason */
function cannotOpen(reason) {
  return Object.assign(new Error(`cannot open ${file}: ${reason}`), { code: 'SQLITE_CANTOPEN', rawCode: 14 });
}

/** @param {any} connection */
function useWriteAheadLog(connection) {
  const [mode] = connection.prepare('pragma journal_mode = wal').raw(true).all([])[0];
  if (mode === 'wal') return;
  throw cannotOpen(`it cannot have a write-ahead log (journal mode is ${mode})`);
}

function close() {
  prepared.clear();
  db?.close();
  db = undefined;
  lastDataVersion = -1;
}

/** Forgets statements whose columns another connection may have changed. */
function noticeChanges() {
  const [version] = dataVersion.all([])[0];
  if (version === lastDataVersion) return;
  lastDataVersion = version;
  changesSeen += 1;
  const [schema] = db.prepare('pragma schema_version').raw(true).all([])[0];
  if (schema === lastSchemaVersion) return;
  lastSchemaVersion = schema;
  prepared.clear();
  // Preparing alone would trust the schema in memory; running a statement makes the engine read it again.
  db.prepare('select 1 from sqlite_schema limit 1').raw(true).all([]);
}

/**
 * @param {string} sql
 * @param {boolean} named
 * @returns {Prepared}
 */
function prepare(sql, named) {
  // The engine keeps old bindings, so a statement is never bound both by name and by position.
  const key = named ? `:${sql}` : sql;
  let entry = prepared.get(key);
  if (entry) {
    prepared.delete(key);
  } else {
    entry = prepareAfresh(sql);
    if (prepared.size >= MAX_PREPARED) prepared.delete(/** @type {string} */ (prepared.keys().next().value));
  }
  prepared.set(key, entry);
  return entry;
}

/**
 * @param {string} sql
 * @returns {Prepared}
 */
function prepareAfresh(sql) {
  const statement = db.prepare(sql);
  const returnsRows = statement.reader;
  if (returnsRows) statement.raw(true).safeIntegers(true);
  return {
    statement,
    returnsRows,
    changesRows: returnsRows && /\b(insert|update|delete|replace)\b/i.test(sql),
    changesSchema: !returnsRows && /^\s*(create|alter|drop)\b/i.test(sql),
    shape: returnsRows ? shapeOf(statement.columns()) : 0,
    arity: 0,
  };
}

/** @param {{ name: string, type: string | null }[]} columns */
function shapeOf(columns) {
  const names = columns.map((column) => column.name);
  const types = columns.map((column) => column.type ?? '');
  const key = JSON.stringify([names, types]);
  let id = shapeIds.get(key);
  if (id === undefined) {
    id = shapeIds.size + 1;
    shapeIds.set(key, id);
    newShapes.push([id, names, types]);
  }
  return id;
}

/**
 * @param {WorkerStatement} statement
 * @returns {WorkerResult}
 */
function run([sql, args]) {
  const entry = prepare(sql, !Array.isArray(args));
  const bound = Array.isArray(args) ? positional(args, entry) : named(args);
  if (!entry.returnsRows) {
    const { changes, lastInsertRowid } = entry.statement.run(bound);
    if (entry.changesSchema) prepared.clear();
    return [0, [], 0, changes, String(lastInsertRowid)];
  }
  const rows = entry.statement.all(bound);
  const values = flatten(rows);
  return [entry.shape, values, rows.length, entry.changesRows ? changeCount.all([])[0][0] : 0, ''];
}

/**
 * @param {any[]} args
 * @param {Prepared} entry
 */
function positional(args, entry) {
  const bound = args.map(toBuffer);
  // A value left out means NULL, never the value of an earlier call.
  while (bound.length < entry.arity) bound.push(null);
  entry.arity = bound.length;
  return bound;
}

/** @param {Record<string, unknown>} args */
function named(args) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, toBuffer(value)]));
}

/** @param {unknown} value */
function toBuffer(value) {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** @param {any[][]} rows */
function flatten(rows) {
  const values = [];
  for (const row of rows) {
    for (let value of row) {
      if (typeof value === 'bigint') value = toNumber(value);
      else if (typeof value === 'number') plainJson &&= Number.isFinite(value);
      else if (typeof value === 'object' && value !== null) {
        value = new Uint8Array(value).buffer;
        plainJson = false;
      }
      values.push(value);
    }
  }
  return values;
}

/** @param {bigint} value */
function toNumber(value) {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError('Received integer which cannot be safely represented as a JavaScript number');
}

/**
 * @param {WorkerStatement[]} statements
 * @returns {WorkerResult[]}
 */
function runAll(statements) {
  return statements.map((statement, index) => {
    try {
      return run(statement);
    } catch (error) {
      throw Object.assign(/** @type {Error} */ (error), { index });
    }
  });
}

/**
 * @template T
 * @param {string} begin
 * @param {() => T} work
 * @returns {T}
 */
function transact(begin, work) {
  // Begun with exec(): a prepared BEGIN that met SQLITE_BUSY would stay open and spoil every later COMMIT.
  db.exec(begin);
  try {
    const result = work();
    if (!db.inTransaction) throw Object.assign(new Error('The transaction has been rolled back'), { code: 'TRANSACTION_CLOSED' });
    db.exec('commit');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

/** @type {Record<WorkerCall['kind'], (call: WorkerCall) => WorkerResult[]>} */
const perform = {
  read: ({ statements }) =>
    statements.length === 1 ? runAll(statements) : transact('begin', () => runAll(statements)),
  write: ({ statements }) => transact('begin immediate', () => runAll(statements)),
  alone: ({ statements }) => transact('begin immediate', () => runAll(statements)),
  direct: ({ statements }) => runAll(statements),
  migrate: ({ statements }) => {
    db.exec('pragma foreign_keys = off');
    try {
      return transact('begin immediate', () => runAll(statements));
    } finally {
      db.exec('pragma foreign_keys = on');
    }
  },
  script: ({ statements }) => {
    prepared.clear();
    // Half of a script cannot be taken back and tried again, so this thread waits for the lock itself.
    db.exec(`pragma busy_timeout = ${scriptTimeoutMs}`);
    try {
      for (const [sql] of statements) db.exec(sql);
      return [];
    } finally {
      db.exec(`pragma busy_timeout = ${busyTimeoutMs}`);
    }
  },
};

/**
 * @param {WorkerCall} call
 * @returns {WorkerAnswer}
 */
function answer(call) {
  try {
    return { results: perform[call.kind](call) };
  } catch (error) {
    return { ...toFailure(error), ...(call.kind === 'script' ? { busy: false } : {}) };
  } finally {
    if (db.inTransaction) db.exec('rollback');
  }
}

/**
 * Many writes share one transaction, and so one wait for the disk; each is a savepoint and fails alone.
 * @param {WorkerCall[]} calls
 * @returns {WorkerAnswer[]}
 */
function answerTogether(calls) {
  try {
    return transact('begin immediate', () => calls.map(answerInSavepoint));
  } catch (error) {
    const failure = toFailure(error);
    return failure.busy ? calls.map(() => failure) : calls.map(answer);
  }
}

/**
 * @param {WorkerCall} call
 * @returns {WorkerAnswer}
 */
function answerInSavepoint(call) {
  db.exec('savepoint call');
  try {
    const results = runAll(call.statements);
    db.exec('release call');
    return { results };
  } catch (error) {
    // Some failures end the whole transaction; then nothing of the group may count as done.
    if (!db.inTransaction) throw error;
    db.exec('rollback to call; release call');
    return toFailure(error);
  }
}

/**
 * @param {any} error
 * @returns {WorkerAnswer}
 */
function toFailure(error) {
  const { name, message, code, rawCode, index } = error;
  return { error: { name, message, code, rawCode, index }, busy: (rawCode & 0xff) === 5 };
}

/**
 * @param {WorkerCall[]} calls
 * @returns {WorkerAnswer[]}
 */
function answerAll(calls) {
  try {
    open();
    noticeChanges();
  } catch (error) {
    close();
    const failure = toFailure(error);
    return calls.map(() => failure);
  }
  const answers = [];
  for (let i = 0; i < calls.length; ) {
    let end = i;
    while (calls[end]?.kind === 'write') end++;
    if (end - i > 1) {
      answers.push(...answerTogether(calls.slice(i, end)));
      i = end;
    } else {
      answers.push(answer(/** @type {WorkerCall} */ (calls[i++])));
    }
  }
  // A statement outside BEGIN IMMEDIATE that met a lock is left half-run; only a new connection is clean.
  if (answers.some((one, i) => one.busy && calls[i]?.kind !== 'write' && calls[i]?.kind !== 'alone')) close();
  return answers;
}

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
port.on('message', (/** @type {WorkerCall[] | 'close'} */ calls) => {
  if (calls === 'close') {
    close();
    port.close();
    return;
  }
  plainJson = true;
  const reply = { answers: answerAll(calls), changesSeen, shapes: newShapes };
  newShapes = [];
  // Text crosses threads at half the cost of cloned objects; bytes and infinities cannot be text.
  port.postMessage(plainJson ? JSON.stringify(reply) : reply);
});

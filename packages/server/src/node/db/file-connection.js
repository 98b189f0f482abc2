// @ts-check
import Database from 'libsql';

/**
 * @typedef {import('./worker-protocol.js').WorkerOptions} WorkerOptions
 * @typedef {import('./worker-protocol.js').WorkerStatement} WorkerStatement
 * @typedef {import('./worker-protocol.js').WorkerResult} WorkerResult
 * @typedef {import('./worker-protocol.js').WorkerShape} WorkerShape
 * @typedef {{ statement: any, returnsRows: boolean, changesRows: boolean, changesSchema: boolean, shape: number, arity: number }} Prepared
 */

const MAX_PREPARED = 500;

/** One connection of the engine with its prepared statements. It is opened at first use and can be opened again. */
export class FileConnection {
  /** Grows when another connection has committed. */
  changesSeen = 0;
  /** False once a result held what JSON cannot: bytes or an infinity. */
  plainJson = true;
  /** @type {any} */
  #db;
  /** @type {WorkerOptions} */
  #options;
  /** @type {Map<string, Prepared>} */
  #prepared = new Map();
  /** @type {Map<string, number>} */
  #shapeIds = new Map();
  /** @type {WorkerShape[]} */
  #newShapes = [];
  /** @type {any} */
  #askDataVersion;
  /** @type {any} */
  #askChanges;
  #dataVersion = -1;
  #schemaVersion = -1;

  /** @param {WorkerOptions} options */
  constructor(options) {
    this.#options = options;
  }

  get inTransaction() {
    return this.#db?.inTransaction === true;
  }

  /** Opens the file where that is still to do, and looks at what other connections changed. */
  prepareForCalls() {
    if (!this.#db) this.#open();
    const [version] = this.#askDataVersion.all([])[0];
    if (version === this.#dataVersion) return;
    this.#dataVersion = version;
    this.changesSeen += 1;
    const [schema] = this.#db.prepare('pragma schema_version').raw(true).all([])[0];
    if (schema === this.#schemaVersion) return;
    this.#schemaVersion = schema;
    this.forgetStatements();
    // Preparing alone would trust the schema in memory; running a statement makes the engine read it again.
    this.#db.prepare('select 1 from sqlite_schema limit 1').raw(true).all([]);
  }

  close() {
    this.forgetStatements();
    this.#db?.close();
    this.#db = undefined;
    this.#dataVersion = -1;
  }

  /** @param {string} sql */
  exec(sql) {
    this.#db.exec(sql);
  }

  forgetStatements() {
    this.#prepared.clear();
  }

  /** The shapes that results were given since this was last asked. */
  takeNewShapes() {
    const shapes = this.#newShapes;
    this.#newShapes = [];
    return shapes;
  }

  /**
   * @param {WorkerStatement} statement
   * @returns {WorkerResult}
   */
  run([sql, args]) {
    const entry = this.#prepare(sql, !Array.isArray(args));
    const bound = Array.isArray(args) ? byPosition(args, entry) : byName(args);
    if (!entry.returnsRows) {
      const { changes, lastInsertRowid } = entry.statement.run(bound);
      if (entry.changesSchema) this.forgetStatements();
      return [0, [], 0, changes, String(lastInsertRowid)];
    }
    const rows = entry.statement.all(bound);
    const changes = entry.changesRows ? this.#askChanges.all([])[0][0] : 0;
    return [entry.shape, this.#flatten(rows), rows.length, changes, ''];
  }

  #open() {
    const { file, readonly, busyTimeoutMs } = this.#options;
    const db = connect(file, busyTimeoutMs);
    try {
      if (!readonly) useWriteAheadLog(db, file);
      db.exec('pragma foreign_keys = on; pragma synchronous = full');
      if (readonly) db.exec('pragma query_only = on');
    } catch (error) {
      db.close();
      throw error;
    }
    this.#db = db;
    this.#askDataVersion = db.prepare('pragma data_version').raw(true);
    this.#askChanges = db.prepare('select changes()').raw(true);
  }

  /**
   * @param {string} sql
   * @param {boolean} named
   * @returns {Prepared}
   */
  #prepare(sql, named) {
    // The engine keeps old bindings, so a statement is never bound both by name and by position.
    const key = named ? `:${sql}` : sql;
    const known = this.#prepared.get(key);
    const entry = known ?? this.#prepareAfresh(sql);
    if (known) this.#prepared.delete(key);
    else if (this.#prepared.size >= MAX_PREPARED)
      this.#prepared.delete(/** @type {string} */ (this.#prepared.keys().next().value));
    this.#prepared.set(key, entry);
    return entry;
  }

  /**
   * @param {string} sql
   * @returns {Prepared}
   */
  #prepareAfresh(sql) {
    const statement = this.#db.prepare(sql);
    const returnsRows = statement.reader;
    if (returnsRows) statement.raw(true).safeIntegers(true);
    return {
      statement,
      returnsRows,
      changesRows: returnsRows && /\b(insert|update|delete|replace)\b/i.test(sql),
      changesSchema: !returnsRows && /^\s*(create|alter|drop)\b/i.test(sql),
      shape: returnsRows ? this.#shapeOf(statement.columns()) : 0,
      arity: 0,
    };
  }

  /** @param {{ name: string, type: string | null }[]} columns */
  #shapeOf(columns) {
    const names = columns.map((column) => column.name);
    const types = columns.map((column) => column.type ?? '');
    const key = JSON.stringify([names, types]);
    let id = this.#shapeIds.get(key);
    if (id === undefined) {
      id = this.#shapeIds.size + 1;
      this.#shapeIds.set(key, id);
      this.#newShapes.push([id, names, types]);
    }
    return id;
  }

  /** @param {any[][]} rows */
  #flatten(rows) {
    const values = [];
    for (const row of rows) {
      for (let value of row) {
        if (typeof value === 'bigint') value = toNumber(value);
        else if (typeof value === 'number') this.plainJson &&= Number.isFinite(value);
        else if (typeof value === 'object' && value !== null) {
          value = new Uint8Array(value).buffer;
          this.plainJson = false;
        }
        values.push(value);
      }
    }
    return values;
  }
}

/**
 * @param {string} file
 * @param {number} timeout
 * @returns {any}
 */
function connect(file, timeout) {
  try {
    return new Database(file, { timeout });
  } catch (error) {
    throw cannotOpen(file, /** @type {Error} */ (error).message);
  }
}

/**
 * @param {any} db
 * @param {string} file
 */
function useWriteAheadLog(db, file) {
  const [mode] = db.prepare('pragma journal_mode = wal').raw(true).all([])[0];
  if (mode !== 'wal') throw cannotOpen(file, `it cannot have a write-ahead log (journal mode is ${mode})`);
}

/**
 * @param {string} file
 * @param {string} reason
 */
function cannotOpen(file, reason) {
  return Object.assign(new Error(`cannot open ${file}: ${reason}`), { code: 'SQLITE_CANTOPEN', rawCode: 14 });
}

/**
 * @param {any[]} args
 * @param {Prepared} entry
 */
function byPosition(args, entry) {
  const bound = args.map(toBuffer);
  // A value left out means NULL, never the value of an earlier call.
  while (bound.length < entry.arity) bound.push(null);
  entry.arity = bound.length;
  return bound;
}

/** @param {Record<string, unknown>} args */
function byName(args) {
  return Object.fromEntries(Object.entries(args).map(([name, value]) => [name, toBuffer(value)]));
}

/** @param {unknown} value */
function toBuffer(value) {
  return value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value;
}

/** @param {bigint} value */
function toNumber(value) {
  const number = Number(value);
  if (Number.isSafeInteger(number)) return number;
  throw new RangeError('Received integer which cannot be safely represented as a JavaScript number');
}

// @ts-check
// Plain JavaScript, so that a worker starts the same way from source and from a bundle, without a loader.
import { parentPort, workerData } from 'node:worker_threads';

import { FileConnection } from './file-connection.js';

/**
 * @typedef {import('./worker-protocol.js').WorkerCall} WorkerCall
 * @typedef {import('./worker-protocol.js').WorkerStatement} WorkerStatement
 * @typedef {import('./worker-protocol.js').WorkerAnswer} WorkerAnswer
 * @typedef {import('./worker-protocol.js').WorkerResult} WorkerResult
 */

const SQLITE_BUSY = 5;

/** @type {import('./worker-protocol.js').WorkerOptions} */
const options = workerData;
const connection = new FileConnection(options);

/** @type {Record<WorkerCall['kind'], (statements: WorkerStatement[]) => WorkerResult[]>} */
const perform = {
  read: (statements) => (statements.length === 1 ? runAll(statements) : transact('begin', () => runAll(statements))),
  write: (statements) => transact('begin immediate', () => runAll(statements)),
  alone: (statements) => transact('begin immediate', () => runAll(statements)),
  direct: runAll,
  migrate: (statements) => {
    connection.exec('pragma foreign_keys = off');
    try {
      return transact('begin immediate', () => runAll(statements));
    } finally {
      connection.exec('pragma foreign_keys = on');
    }
  },
  script: (statements) => {
    connection.forgetStatements();
    // Half of a script cannot be taken back and tried again, so this thread waits for the lock itself.
    connection.exec(`pragma busy_timeout = ${options.scriptTimeoutMs}`);
    try {
      for (const [sql] of statements) connection.exec(sql);
      return [];
    } finally {
      connection.exec(`pragma busy_timeout = ${options.busyTimeoutMs}`);
    }
  },
};

/**
 * @param {WorkerStatement[]} statements
 * @returns {WorkerResult[]}
 */
function runAll(statements) {
  return statements.map((statement, index) => {
    try {
      return connection.run(statement);
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
  connection.exec(begin);
  try {
    const result = work();
    if (!connection.inTransaction) {
      throw Object.assign(new Error('The transaction has been rolled back'), { code: 'TRANSACTION_CLOSED' });
    }
    connection.exec('commit');
    return result;
  } catch (error) {
    if (connection.inTransaction) connection.exec('rollback');
    throw error;
  }
}

/**
 * @param {WorkerCall} call
 * @returns {WorkerAnswer}
 */
function answer({ kind, statements }) {
  try {
    return { results: perform[kind](statements) };
  } catch (error) {
    return { ...toFailure(error), ...(kind === 'script' ? { busy: false } : {}) };
  } finally {
    if (connection.inTransaction) connection.exec('rollback');
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
function answerInSavepoint({ statements }) {
  connection.exec('savepoint call');
  try {
    const results = runAll(statements);
    connection.exec('release call');
    return { results };
  } catch (error) {
    // Some failures end the whole transaction; then nothing of the group may count as done.
    if (!connection.inTransaction) throw error;
    connection.exec('rollback to call; release call');
    return toFailure(error);
  }
}

/**
 * @param {WorkerCall[]} calls
 * @returns {WorkerAnswer[]}
 */
function answerAll(calls) {
  try {
    connection.prepareForCalls();
  } catch (error) {
    connection.close();
    const failure = toFailure(error);
    return calls.map(() => failure);
  }
  const answers = runsOfWrites(calls).flatMap((run) => (run.length > 1 ? answerTogether(run) : run.map(answer)));
  // A statement outside BEGIN IMMEDIATE that met a lock is left half-run; only a new connection is clean.
  if (answers.some(({ busy }, i) => busy && !sharesCommit(calls[i]))) connection.close();
  return answers;
}

/**
 * Neighbouring writes together, every other call by itself, in order.
 * @param {WorkerCall[]} calls
 */
function runsOfWrites(calls) {
  /** @type {WorkerCall[][]} */
  const runs = [];
  for (const call of calls) {
    const last = runs.at(-1);
    if (last && sharesCommit(call) && sharesCommit(last[0])) last.push(call);
    else runs.push([call]);
  }
  return runs;
}

/** @param {WorkerCall | undefined} call */
function sharesCommit(call) {
  return call?.kind === 'write';
}

/**
 * @param {any} error
 * @returns {WorkerAnswer}
 */
function toFailure({ name, message, code, rawCode, index }) {
  return { error: { name, message, code, rawCode, index }, busy: (rawCode & 0xff) === SQLITE_BUSY };
}

const port = /** @type {import('node:worker_threads').MessagePort} */ (parentPort);
port.on('message', (/** @type {WorkerCall[] | 'close'} */ calls) => {
  if (calls === 'close') {
    connection.close();
    port.close();
    return;
  }
  connection.plainJson = true;
  const answers = answerAll(calls);
  const reply = { answers, changesSeen: connection.changesSeen, shapes: connection.takeNewShapes() };
  // Text crosses threads at half the cost of cloned objects; bytes and infinities cannot be text.
  port.postMessage(connection.plainJson ? JSON.stringify(reply) : reply);
});

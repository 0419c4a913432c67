// What writes the log files of the VS Code that code-server carries, behind its Output view, in place of
// @vscode/spdlog, whose compiled part is missing because nothing is compiled here. Same interface, plain JavaScript.
const { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } = require('node:fs');
const { dirname } = require('node:path');

const LEVELS = ['trace', 'debug', 'info', 'warning', 'error', 'critical', 'off'];

/** 2026-11-21 07:48:51.123, local time. */
const timestamp = (now = new Date()) =>
  new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().replace('T', ' ').slice(0, 23);

class Logger {
  #level = LEVELS.indexOf('info');
  #isPlain = false;
  #file;

  /** Appends to a file; one that has grown beyond `size` bytes is put aside first. */
  constructor(_kind, _name, path, size) {
    mkdirSync(dirname(path), { recursive: true });
    this.#file = openSync(path, 'a');
    if (fstatSync(this.#file).size < size) return;
    closeSync(this.#file);
    renameSync(path, `${path}.1`);
    this.#file = openSync(path, 'a');
  }

  #write(level, message) {
    if (this.#file === undefined || LEVELS.indexOf(level) < this.#level) return;
    writeSync(this.#file, this.#isPlain ? message : `${timestamp()} [${level}] ${message}\n`);
  }

  trace(message) {
    this.#write('trace', message);
  }
  debug(message) {
    this.#write('debug', message);
  }
  info(message) {
    this.#write('info', message);
  }
  warn(message) {
    this.#write('warning', message);
  }
  error(message) {
    this.#write('error', message);
  }
  critical(message) {
    this.#write('critical', message);
  }

  getLevel() {
    return this.#level;
  }
  setLevel(level) {
    this.#level = level;
  }
  /** The only pattern that VS Code sets is the one above. */
  setPattern() {
    this.#isPlain = false;
  }
  clearFormatters() {
    this.#isPlain = true;
  }
  /** Every line is written at once. */
  flush() {}
  drop() {
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

const create = (name, path, size, count) => Promise.resolve(new Logger('rotating', name, path, size, count));

// VS Code imports these by name: each has to be assigned by itself for Node to find it.
exports.version = 0;
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
exports.setLevel = () => {};
exports.setFlushOn = () => {};

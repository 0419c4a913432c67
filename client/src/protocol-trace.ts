/**
 * The messages between editor and server, in the extension's log. The language client writes them at the level "trace",
 * which a log shows only after its level was changed: here `mgmodel.trace.server` alone decides, at once.
 */
import { EventEmitter, LogLevel, workspace, type LogOutputChannel, type ViewColumn } from 'vscode';

const isWanted = (): boolean => workspace.getConfiguration('mgmodel').get('trace.server') !== 'off';

/** A log for the language client: the given one, but with the level that the setting asks for. */
export class ProtocolTrace implements LogOutputChannel {
  readonly #log: LogOutputChannel;
  readonly #level = new EventEmitter<LogLevel>();
  readonly #subscriptions: readonly { dispose(): unknown }[];
  readonly onDidChangeLogLevel = this.#level.event;

  constructor(log: LogOutputChannel) {
    this.#log = log;
    const tell = (): void => this.#level.fire(this.logLevel);
    this.#subscriptions = [
      this.#level,
      log.onDidChangeLogLevel(tell),
      workspace.onDidChangeConfiguration((change) => {
        if (change.affectsConfiguration('mgmodel.trace.server')) tell();
      }),
    ];
  }

  get name(): string {
    return this.#log.name;
  }

  get logLevel(): LogLevel {
    return isWanted() ? LogLevel.Trace : this.#log.logLevel;
  }

  /** One message of the protocol. */
  trace(message: string): void {
    if (isWanted()) this.#log.info(message.trimEnd());
    else this.#log.trace(message.trimEnd());
  }

  debug(message: string): void {
    this.#log.debug(message);
  }

  info(message: string): void {
    this.#log.info(message);
  }

  warn(message: string): void {
    this.#log.warn(message);
  }

  error(error: string | Error): void {
    this.#log.error(error);
  }

  append(value: string): void {
    this.#log.append(value);
  }

  appendLine(value: string): void {
    this.#log.appendLine(value);
  }

  replace(value: string): void {
    this.#log.replace(value);
  }

  clear(): void {
    this.#log.clear();
  }

  show(_column?: ViewColumn | boolean, preserveFocus?: boolean): void {
    this.#log.show(preserveFocus);
  }

  hide(): void {
    this.#log.hide();
  }

  /** The log itself belongs to the extension and stays. */
  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }
}

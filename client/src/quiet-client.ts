/** The language client without its pop-ups: what goes wrong is in the log and in the status item. */
import { LanguageClient } from 'vscode-languageclient/node';

export class QuietClient extends LanguageClient {
  /** Writes to the log. The library's own would show a notification when a server cannot be started. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** One way to answer requests: no exception leaves a handler, and a cancelled request is not computed. */
import {
  LSPErrorCodes,
  ResponseError,
  type CancellationToken,
  type Connection,
  type NotificationType,
  type ProtocolRequestType,
  type RequestType,
} from 'vscode-languageserver';

const cancelled = (): ResponseError => new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');

const describe = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

export interface Guard {
  /** Registers a request; `empty` is the answer when the handler fails (the failure goes to the log). */
  request<P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    empty: NoInfer<R>,
    handler: (parameters: NoInfer<P>) => NoInfer<R>,
  ): void;
  /** A request that may be refused with a reason that the editor shows beside the cursor. */
  refusableRequest<P, R, PR, E, RO>(
    type: ProtocolRequestType<P, R, PR, E, RO>,
    empty: NoInfer<R>,
    handler: (parameters: NoInfer<P>) => NoInfer<R> | ResponseError,
  ): void;
  /** A request that takes its time; the signal tells that the answer is no longer wanted. */
  slowRequest<P, R, E>(
    type: RequestType<P, R, E>,
    empty: NoInfer<R>,
    handler: (parameters: NoInfer<P>, signal: AbortSignal) => Promise<NoInfer<R>>,
  ): void;
  notification<P>(type: NotificationType<P>, handler: (parameters: NoInfer<P>) => void): void;
  /** Runs something, and logs what it throws. */
  run(what: string, action: () => void): void;
}

/** An `AbortSignal` that follows the protocol's token. */
function signalOf(token: CancellationToken): AbortSignal {
  const controller = new AbortController();
  if (token.isCancellationRequested) controller.abort();
  else token.onCancellationRequested(() => controller.abort());
  return controller.signal;
}

export function createGuard(connection: Connection): Guard {
  const log = (what: string, error: unknown): void => connection.console.error(`${what} failed: ${describe(error)}`);
  const answer = <R>(method: string, empty: R, handler: (parameters: never) => R | ResponseError): void => {
    connection.onRequest<unknown, unknown>(method, (parameters: never, token: CancellationToken): unknown => {
      if (token.isCancellationRequested) return cancelled();
      try {
        return handler(parameters);
      } catch (error) {
        log(method, error);
        return empty;
      }
    });
  };
  return {
    request<P, R, PR, E, RO>(type: ProtocolRequestType<P, R, PR, E, RO>, empty: R, handler: (parameters: P) => R) {
      answer(type.method, empty, handler);
    },
    refusableRequest<P, R, PR, E, RO>(
      type: ProtocolRequestType<P, R, PR, E, RO>,
      empty: R,
      handler: (parameters: P) => R | ResponseError,
    ) {
      answer(type.method, empty, handler);
    },
    slowRequest<P, R, E>(
      type: RequestType<P, R, E>,
      empty: R,
      handler: (parameters: P, signal: AbortSignal) => Promise<R>,
    ) {
      connection.onRequest<unknown, unknown>(
        type.method,
        async (parameters: P, token: CancellationToken): Promise<unknown> => {
          const signal = signalOf(token);
          try {
            return await handler(parameters, signal);
          } catch (error) {
            if (signal.aborted || (error instanceof Error && error.name === 'AbortError')) return cancelled();
            log(type.method, error);
            return empty;
          }
        },
      );
    },
    notification(type, handler) {
      connection.onNotification(type, (parameters) => this.run(type.method, () => handler(parameters)));
    },
    run(what, action) {
      try {
        action();
      } catch (error) {
        log(what, error);
      }
    },
  };
}

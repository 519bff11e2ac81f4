/** Lifecycle: `initialize` is answered at once; the engine is loaded with the first message behind it. */

import type { Connection, ConnectionOptions, InitializeParams } from 'vscode-languageserver';
import { factsOf, initializeResult } from './capabilities.ts';
import { createManners, registerRefusals } from './manners.ts';

export interface Lifecycle {
  readonly version: string;
  /** Makes the connection answer everything else; called once, before the first message that needs it. */
  serve(connection: Connection, params: InitializeParams): void;
}

/** Listens on a connection that `connect` makes with the options given. */
export function listen(
  connect: (options: ConnectionOptions) => Connection,
  { version, serve }: Lifecycle,
): void {
  let params: InitializeParams | undefined;
  const connection = connect(
    createManners(() => {
      if (params) serve(connection, params);
      params = undefined;
    }),
  );
  registerRefusals(connection);
  connection.onInitialize(given => {
    params = given;
    return initializeResult(factsOf(given), version);
  });
  connection.listen();
}

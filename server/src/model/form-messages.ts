/** Mistakes of form as diagnostics. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SourceFile } from '../syntax/tree.ts';

export function formDiagnostics(tree: SourceFile): Diagnostic[] {
  return tree.issues.map(({ code, range, data }) => ({
    code: 'MG199',
    severity: 'error',
    message: `${code} ${JSON.stringify(data)}`,
    range,
  }));
}

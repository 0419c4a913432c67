/** Asks in which format results are wanted. */
import { window } from 'vscode';
import { isExportFormat, type ExportFormat } from '../shared/messages.ts';

const FORMATS: readonly { readonly label: string; readonly description: string; readonly format: ExportFormat }[] = [
  { label: 'SVG', description: 'vector graphics, for papers', format: 'svg' },
  { label: 'PNG', description: 'picture, for slides', format: 'png' },
  { label: 'CSV', description: 'every computed number, for a spreadsheet', format: 'csv' },
  { label: 'JSON', description: 'every computed number with conditions and accuracy, for programs', format: 'json' },
  { label: 'HTML', description: 'a report with the same interactive charts, in one file', format: 'html' },
];

/** The format given, or the one the user picks; nothing when the user turns it down. */
export async function chooseFormat(given: unknown): Promise<ExportFormat | undefined> {
  if (isExportFormat(given)) return given;
  return (await window.showQuickPick(FORMATS, { title: 'Export results as' }))?.format;
}

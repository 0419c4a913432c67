/** Where the command line writes to; replaced in tests. */
export interface Terminal {
  write(text: string): void;
  error(text: string): void;
  /** Columns of the window, for tables. */
  readonly columns: number;
}

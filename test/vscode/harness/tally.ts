// Shows results as they come and counts them.
import type { TestReport } from '../protocol.ts';

export class Tally {
  passed = 0;
  failed = 0;
  readonly reports: TestReport[] = [];

  /** A skipped test counts as failed: it proves nothing. */
  add(report: TestReport): void {
    const { title, state, ms, error } = report;
    this.reports.push(report);
    if (state === 'passed') this.passed += 1;
    else this.failed += 1;
    const mark = state === 'passed' ? 'ok  ' : 'FAIL';
    console.log(`${mark} ${title} (${ms.toFixed(0)} ms)${state === 'skipped' ? ': skipped' : ''}`);
    if (error) console.log(error.replaceAll(/^/gm, '       '));
  }

  /** Runs one check; what it throws is its failure. */
  async check(title: string, run: () => Promise<void>): Promise<void> {
    const started = performance.now();
    try {
      await run();
      this.add({ title, state: 'passed', ms: performance.now() - started });
    } catch (error) {
      this.add({ title, state: 'failed', ms: performance.now() - started, error: String(error) });
    }
  }

  /** Prints the count as the last line and ends the process with it. */
  finish(): never {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exit(this.failed === 0 && this.passed > 0 ? 0 : 1);
  }
}

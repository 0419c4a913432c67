/** Bounds the depth of the trees that a text can make, so that no reader of a tree runs out of stack. */

/** Brackets and `if` in one another; far above what anyone writes, far below what the stack holds. */
const deepestNesting = 100;
/** Tokens in one item of an expression, which bounds the depth of its chain of operators. */
const longestItem = 1000;

interface Level {
  length: number;
  conditions: number;
}

/** Counts, for the statement at hand, the tokens of each open bracket. */
export class Nesting {
  private levels: Level[] = [{ length: 0, conditions: 0 }];

  /** A statement begins. */
  restart(): void {
    this.levels = [{ length: 0, conditions: 0 }];
  }

  add(isCondition: boolean): void {
    const level = this.levels.at(-1);
    if (!level) return;
    level.length += 1;
    if (isCondition) level.conditions += 1;
  }

  /** A comma begins the next item. */
  nextItem(): void {
    this.levels[this.levels.length - 1] = { length: 0, conditions: 0 };
  }

  open(): void {
    this.levels.push({ length: 0, conditions: 0 });
  }

  close(): void {
    if (this.levels.length > 1) this.levels.pop();
  }

  isTooDeep(): boolean {
    let length = 0;
    let depth = this.levels.length - 1;
    for (const level of this.levels) {
      length += level.length;
      depth += level.conditions;
    }
    return length > longestItem || depth > deepestNesting;
  }
}

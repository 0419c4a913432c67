/**
 * Keeps what was used last, up to a budget. Trees and checked models of files that nobody looks at are made again when
 * they are asked for: ten long files open must not cost ten times the memory of one.
 */
export class Recent<Item extends object> {
  readonly #items = new Set<Item>();
  readonly #sizeOf: (item: Item) => number;
  readonly #drop: (item: Item) => void;
  readonly #budget: number;

  constructor(budget: number, sizeOf: (item: Item) => number, drop: (item: Item) => void) {
    this.#budget = budget;
    this.#sizeOf = sizeOf;
    this.#drop = drop;
  }

  /** Marks an item as used now; older ones beyond the budget are dropped, the item itself never. */
  use(item: Item): void {
    this.#items.delete(item);
    this.#items.add(item);
    let total = 0;
    for (const one of [...this.#items].reverse()) {
      total += this.#sizeOf(one);
      if (total <= this.#budget || one === item) continue;
      this.#items.delete(one);
      this.#drop(one);
    }
  }

  forget(item: Item): void {
    this.#items.delete(item);
  }
}

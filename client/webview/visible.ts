/** Which elements are in view, as the browser tells it: to ask where they are would lay the page out in every frame. */
export class Visible {
  readonly #inView = new Set<Element>();
  readonly #observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries)
      if (isIntersecting) this.#inView.add(target);
      else this.#inView.delete(target);
  });

  watch(element: Element): void {
    this.#observer.observe(element);
  }

  forget(element: Element): void {
    this.#observer.unobserve(element);
    this.#inView.delete(element);
  }

  /** Whether any part of it is in view; not known of a new element before the next frame. */
  has(element: Element): boolean {
    return this.#inView.has(element);
  }
}

/** What a statement is given: parameters, constants, a function's own variables. */
export const GIVEN = 'given'

/** Columns that hold one and the same value in every row that a statement looks at. */
export class SameValues {
  readonly #above = new Map<string, string>()

  /** Notes that two are equal; nothing is learned of one that is not known. */
  join(one: string | undefined, other: string | undefined): void {
    if (one === undefined || other === undefined) return
    const [first, second] = [this.#top(one), this.#top(other)]
    if (first !== second) this.#above.set(first === GIVEN ? second : first, first === GIVEN ? first : second)
  }

  isGiven(one: string): boolean {
    return this.#top(one) === this.#top(GIVEN)
  }

  #top(one: string): string {
    const above = this.#above.get(one)
    return above === undefined ? one : this.#top(above)
  }
}

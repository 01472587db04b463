/** Gives back what was put in, the cheapest first (a binary heap). */
export class CostQueue<Item extends { readonly cost: number }> {
  private readonly heap: Item[] = []

  put(item: Item): void {
    let place = this.heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const other = this.heap[above]
      if (other === undefined || other.cost <= item.cost) break
      this.heap[place] = other
      place = above
    }
    this.heap[place] = item
  }

  take(): Item | undefined {
    const cheapest = this.heap[0]
    const last = this.heap.pop()
    if (last !== undefined && this.heap.length > 0) this.sink(last)
    return cheapest
  }

  private sink(item: Item): void {
    let place = 0
    for (;;) {
      const below = this.cheaperBelow(place)
      const other = this.heap[below]
      if (other === undefined || other.cost >= item.cost) break
      this.heap[place] = other
      place = below
    }
    this.heap[place] = item
  }

  private cheaperBelow(place: number): number {
    const left = this.heap[2 * place + 1]
    const right = this.heap[2 * place + 2]
    return left !== undefined && right !== undefined && right.cost < left.cost ? 2 * place + 2 : 2 * place + 1
  }
}

/** A node of PostgreSQL's parse tree: a record with one name, or the fields of one. */
export type Node = Readonly<Record<string, unknown>>

export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The fields of a node of this name, or nothing. */
export function as(name: string, node: unknown): Node | undefined {
  const fields = isNode(node) ? node[name] : undefined
  return isNode(fields) ? fields : undefined
}

export function nodes(value: unknown): readonly Node[] {
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The words of a list of names: of a column, a function, an operator. */
export function words(value: unknown): readonly string[] {
  return nodes(value).flatMap((node) => {
    const word = as('String', node)?.sval
    return typeof word === 'string' ? [word] : []
  })
}

/** Every node in and below a value, from above. */
export function* everyNode(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* everyNode(one)
  if (!isNode(value)) return
  yield value
  for (const inner of Object.values(value)) yield* everyNode(inner)
}

/** What is found by its name: of two different things with one name one could never be reached, so there are none. */
export function distinct<Value>(
  kind: string,
  named: readonly (readonly [string, Value])[],
): ReadonlyMap<string, Value> {
  const found = new Map<string, Value>()
  for (const [name, value] of named) {
    if ((found.get(name) ?? value) !== value) throw new Error(`two ${kind} are called ${name}`)
    found.set(name, value)
  }
  return found
}

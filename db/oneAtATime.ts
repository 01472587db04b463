/** What the driver asks a statement once it has sent it, of which its types know nothing. */
type Statement = { options?: { onexecute?: () => boolean } }
type Client = ((...given: never[]) => unknown) & { unsafe(...given: never[]): unknown }

/**
 * The same connections, each of which sends a statement only when the one before it is answered. The driver else sends the first half
 * of the next one right behind a statement without values. A pooler gives the server's process to somebody else as soon as it says that it is
 * ready, so what was asked of it in advance is answered to nobody, and whoever asked waits for ever. Within a transaction the process stays.
 */
export function oneAtATime<Connections extends Client>(client: Connections): Connections {
  return new Proxy(client, {
    apply: (target, self, given) => alone(Reflect.apply(target, self, given)),
    get(target, name) {
      if (name !== 'unsafe') return Reflect.get(target, name)
      return (...given: never[]) => alone(target.unsafe(...given))
    },
  })
}

/** The driver takes this answer for a connection that has its hands full. */
function alone(statement: unknown): unknown {
  const { options } = statement as Statement
  if (options !== undefined) options.onexecute = () => false
  return statement
}

import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

/** How often each process is asked whether it may be sent traffic. */
const ASK_MILLISECONDS = 100

/** What stands before several web processes, as an operator's proxy does: each request goes to one that says it is ready. */
export type Balancer = {
  /** Answers of 500 and above that were handed on, and requests that no process took or that were broken off. */
  readonly failures: readonly string[]
  /** How many requests each port answered. */
  readonly answered: ReadonlyMap<number, number>
  close(): Promise<void>
}

export async function startBalancer(port: number, ports: readonly number[]): Promise<Balancer> {
  const agent = new Agent({ keepAlive: true })
  const failures: string[] = []
  const answered = new Map<number, number>()
  let ready: readonly number[] = []
  let turn = 0
  let closed = false

  const server = createServer((incoming, outgoing) => {
    const to = ready[turn++ % Math.max(1, ready.length)]
    const fail = (why: string) => {
      failures.push(why)
      if (!outgoing.headersSent) outgoing.writeHead(502)
      outgoing.end()
    }
    if (to === undefined) return fail('nobody is ready')
    forward(agent, to, incoming, outgoing, fail).on('response', ({ statusCode = 0 }) => {
      answered.set(to, (answered.get(to) ?? 0) + 1)
      if (statusCode >= 500) failures.push(`answered ${statusCode}`)
    })
  })

  async function ask(): Promise<void> {
    const asked = await Promise.all(ports.map(async (one) => ((await isReady(one)) ? [one] : [])))
    ready = asked.flat()
  }

  async function askAgain(): Promise<void> {
    while (!closed) {
      await ask()
      await wait(ASK_MILLISECONDS)
    }
  }

  await ask()
  const asking = askAgain()
  await new Promise<void>((resolve) => server.listen(port, resolve))
  return {
    failures,
    answered,
    async close() {
      closed = true
      await asking
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function forward(
  agent: Agent,
  port: number,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  fail: (why: string) => void,
) {
  const { method, url: path, headers } = incoming
  const onward = request({ agent, port, host: '127.0.0.1', method, path, headers })
  onward.on('response', (answer) => {
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
    answer.pipe(outgoing)
    answer.on('error', () => fail('an answer was broken off'))
  })
  onward.on('error', (error) =>
    fail(`a request was broken off (${'code' in error ? error.code : error.name})`),
  )
  incoming.pipe(onward)
  return onward
}

async function isReady(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => undefined,
  )
  await answer?.body?.cancel()
  return answer?.status === 200
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { parse } from 'yaml'
import { freePort } from '../bench/load.ts'
import { type FreshDatabase, freshDatabase } from '../support/database.ts'
import { eventually } from '../support/eventually.ts'
import { type ServerProcess, startServerProcess } from '../support/serverProcess.ts'
import { WebPerson } from '../support/webPerson.ts'

/** A process that serves people and one that works, on one database, as an operator watches them. */
const TOKEN = 'a-token-of-the-operator'
const KEY = Buffer.alloc(32, 7).toString('base64')
const ROOT = fileURLToPath(new URL('../../', import.meta.url))

// Two starts, on a machine that may be busy.
vi.setConfig({ hookTimeout: 250_000 })

let fresh: FreshDatabase
let web: ServerProcess
let worker: ServerProcess
let watch: string

beforeAll(async () => {
  fresh = await freshDatabase()
  const settings = {
    DATABASE_URL: fresh.url,
    SEAL_KEY: KEY,
    FIND_KEY: KEY,
    PORT: '0',
    HOST: '127.0.0.1',
    LOG_LEVEL: 'info',
    METRICS_TOKEN: TOKEN,
  }
  web = await startServerProcess({ ...settings, ROLE: 'web' })
  const port = await freePort()
  worker = await startServerProcess({ ...settings, ROLE: 'worker', PORT: String(port) })
  watch = `http://localhost:${port}`
})
afterAll(async () => {
  await Promise.all([web?.stop(), worker?.stop()])
  await fresh?.drop()
})

test('a worker gives the links of whoever serves them, and itself serves only what is watched', async () => {
  expect(worker.base).toBe(web.base)
  const statusOf = async (path: string) => (await fetch(`${watch}${path}`)).status
  const paths = ['/healthz', '/readyz', '/metrics', '/chat', '/']
  expect(await Promise.all(paths.map(statusOf))).toEqual([200, 200, 404, 404, 404])
})

test('one trace leads from the acceptance in one process to the delivery in the other, and names nobody', async () => {
  const words = 'một câu không ai được thấy'
  const person = new WebPerson(`${web.base}/chat#me=${Buffer.alloc(32, 9).toString('base64url')}`)
  await person.say(words)
  await person.hear()
  const accepted = await eventually(
    () => linesOf(web).find(({ msg }) => msg === 'accepted'),
    'nothing was accepted',
  )
  expect(accepted).toMatchObject({
    channel: 'web',
    outcome: 'stored',
    trace: expect.stringMatching(/^[\da-f]{16}$/),
  })
  const followed = () => linesOf(worker).filter(({ trace }) => trace === accepted.trace)
  await eventually(() => followed().some(({ msg }) => msg === 'delivered'), 'no answer was delivered')
  expect(followed().map(({ msg, outcome }) => [msg, outcome])).toEqual([
    ['a turn', 'handled'],
    ['delivered', 'sent'],
  ])
  expect(`${web.printed}${worker.printed}`).not.toContain(words)
})

test('every figure that the dashboard, the alerts and the runbook name is one that the processes tell', async () => {
  const told = new Set([...(await namesToldBy(web.base)), ...(await namesToldBy(watch))])
  for (const paper of ['server/deploy/grafana-dashboard.json', 'server/deploy/alerts.yml', 'RUNBOOK.md']) {
    const named = readFileSync(`${ROOT}${paper}`, 'utf8').matchAll(/\b(?:khaibao|nodejs|process)_[a-z0-9_]+/g)
    const unknown = Array.from(named, ([name]) => name).filter(
      (name) => !told.has(name) && !told.has(name.replace(/_(bucket|count|sum)$/, '')),
    )
    expect([paper, unknown]).toEqual([paper, []])
  }
})

test('every alert has its section in the runbook, and says so', () => {
  const { groups } = parse(readFileSync(`${ROOT}server/deploy/alerts.yml`, 'utf8'))
  const rules: { alert: string; annotations: { runbook_url: string } }[] = groups.flatMap(
    (group: { rules: unknown[] }) => group.rules,
  )
  const sections = Array.from(
    readFileSync(`${ROOT}RUNBOOK.md`, 'utf8').matchAll(/^### (\w+)$/gm),
    ([, name]) => name,
  )
  expect(sections.sort()).toEqual(rules.map(({ alert }) => alert).sort())
  for (const { alert, annotations } of rules)
    expect(annotations.runbook_url).toBe(`RUNBOOK.md#${alert.toLowerCase()}`)
})

type Line = { readonly msg: string; readonly trace?: string; readonly outcome?: string }

function linesOf({ printed }: ServerProcess): readonly Line[] {
  return printed.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line))
}

async function namesToldBy(base: string): Promise<string[]> {
  const response = await fetch(`${base}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })
  expect(response.status).toBe(200)
  return Array.from((await response.text()).matchAll(/^# TYPE (\S+)/gm), ([, name = '']) => name)
}

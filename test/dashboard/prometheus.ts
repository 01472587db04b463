import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../bench/load.ts'
import { eventually } from '../support/eventually.ts'

/** Debian's, unless another is named. */
const PROMETHEUS = process.env.PROMETHEUS ?? '/usr/bin/prometheus'
const ALERTS = new URL('../../server/deploy/alerts.yml', import.meta.url).pathname
const START_MILLISECONDS = 60_000

/** A series over time: its labels, and values by seconds. */
export type Line = {
  readonly labels: Readonly<Record<string, string>>
  readonly points: readonly (readonly [seconds: number, value: number])[]
}

export type Prometheus = {
  range(expr: string, from: number, to: number, stepSeconds: number): Promise<readonly Line[]>
  stop(): Promise<void>
}

/** Starts Prometheus on processes of the server, with the alerts that operators have. */
export async function startPrometheus(
  targets: readonly string[],
  token: string,
  scrapeSeconds: number,
): Promise<Prometheus> {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-prometheus-'))
  const settings = {
    global: { scrape_interval: `${scrapeSeconds}s`, evaluation_interval: `${scrapeSeconds}s` },
    rule_files: [ALERTS],
    scrape_configs: [
      { job_name: 'khaibao', authorization: { credentials: token }, static_configs: [{ targets }] },
    ],
  }
  // JSON is YAML.
  writeFileSync(join(folder, 'prometheus.yml'), JSON.stringify(settings))
  const address = `127.0.0.1:${await freePort()}`
  const child = spawn(
    PROMETHEUS,
    [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'data')}`,
      `--web.listen-address=${address}`,
      '--log.level=error',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  )
  const isReady = () =>
    fetch(`http://${address}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    )
  await eventually(isReady, 'Prometheus did not start', START_MILLISECONDS)
  return { range: (...asked) => rangeOf(address, ...asked), stop: () => end(child, folder) }
}

async function rangeOf(
  address: string,
  query: string,
  from: number,
  to: number,
  step: number,
): Promise<readonly Line[]> {
  const asked = new URLSearchParams({ query, start: String(from), end: String(to), step: String(step) })
  const response = await fetch(`http://${address}/api/v1/query_range?${asked}`)
  const answer = (await response.json()) as {
    status: string
    error?: string
    data: { result: readonly { metric: Record<string, string>; values: readonly [number, string][] }[] }
  }
  if (answer.status !== 'success') throw new Error(`${query}: ${answer.error}`)
  return answer.data.result.map(({ metric, values }) => ({
    labels: metric,
    points: values.map(([seconds, value]) => [seconds, Number(value)] as const),
  }))
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
  rmSync(folder, { recursive: true, force: true })
}

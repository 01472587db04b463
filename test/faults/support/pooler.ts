import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { briefly } from '../../../db/briefly.ts'
import { accountFor, asSpawned } from '../../../db/embedded/account.ts'
import { serverAt } from '../../../db/serverAt.ts'
import { freePort } from '../../bench/load.ts'
import { eventually } from '../../support/eventually.ts'

const SAMPLE = fileURLToPath(new URL('../../../server/deploy/pgbouncer.ini', import.meta.url))
/** Debian's place, which is on nobody's path but root's. */
const PROGRAM = process.env.PGBOUNCER ?? '/usr/sbin/pgbouncer'

/** A PgBouncer of its own in transaction mode, as the sample that is shipped sets it, before a PostgreSQL. */
export type Pooler = {
  /** The same database, as it is reached through the pooler. */
  through(url: string): string
  stop(): Promise<void>
}

/** Starts one for a role and a database; with few connections, so that transactions of one client change from one to another. */
export async function startPooler(url: string, connections: number): Promise<Pooler> {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-pooler-'))
  const port = await freePort()
  const file = settingsIn(folder, new URL(url), port, connections)
  const account = ownFolder(folder)
  const pooler = spawn(PROGRAM, ['-q', file], { ...asSpawned(account), stdio: 'ignore' })
  const failed = new Promise<never>((_, reject) => pooler.once('error', reject))
  failed.catch(() => {})
  const through = (direct: string) => {
    const address = new URL(direct)
    address.host = `127.0.0.1:${port}`
    return address.href
  }
  const answers = () =>
    briefly(through(url), serverAt).then(
      ({ isPooled }) => isPooled,
      () => false,
    )
  await Promise.race([eventually(answers, 'PgBouncer does not answer'), failed])
  return { through, stop: () => stop(pooler, folder) }
}

/** The sample, but for what is a place of this run's. */
function settingsIn(
  folder: string,
  { hostname, port, username, password }: URL,
  own: number,
  connections: number,
) {
  const users = join(folder, 'userlist.txt')
  const ours: Readonly<Record<string, string>> = {
    khaibao: `host=${hostname} port=${port}`,
    listen_port: String(own),
    auth_file: users,
    default_pool_size: String(connections),
  }
  const lines = readFileSync(SAMPLE, 'utf8').split('\n')
  const written = lines.map((line) => {
    const [, name = ''] = /^(\w+) = /.exec(line) ?? []
    return name in ours ? `${name === 'khaibao' ? '*' : name} = ${ours[name]}` : line
  })
  writeFileSync(users, `"${decodeURIComponent(username)}" "${decodeURIComponent(password)}"\n`)
  const file = join(folder, 'pgbouncer.ini')
  writeFileSync(file, `${written.join('\n')}unix_socket_dir =\n`)
  return file
}

/** PgBouncer refuses to be root, as PostgreSQL does. */
function ownFolder(folder: string) {
  const account = accountFor(join(folder, 'none'))
  if (account)
    for (const path of [folder, join(folder, 'userlist.txt')]) chownSync(path, account.uid, account.gid)
  if (account) chmodSync(folder, 0o700)
  return account
}

async function stop(pooler: ChildProcess, folder: string): Promise<void> {
  if (pooler.exitCode !== null || pooler.signalCode !== null) return
  const gone = once(pooler, 'exit')
  pooler.kill('SIGKILL')
  await gone
  rmSync(folder, { recursive: true })
}

import type { Database } from '../../db/connect.ts'
import { connectionsPromised } from '../../db/leases.ts'
import type { ServerAt } from '../../db/serverAt.ts'
import type { Environment } from '../env/environment.ts'

/** How a process connects: at most so many connections, with statements kept prepared or not. */
export type Pool = { readonly connections: number; readonly prepare: Environment['DATABASE_PREPARE'] }

/**
 * Connections of a process that is not told otherwise. A worker's turn lanes hold one each, and while all are busy deliveries, the
 * schedule and leases still need some; routes hold theirs for the moment of one statement.
 */
const USUAL = { all: 24, web: 10, worker: 20 } as const

export function poolOf({ ROLE, DATABASE_CONNECTIONS, DATABASE_PREPARE }: Environment): Pool {
  return { connections: DATABASE_CONNECTIONS ?? USUAL[ROLE], prepare: DATABASE_PREPARE }
}

/** What keeps a process from ever having its connections. A pooler has others to give than the server behind it. */
export function poolProblem(connections: number, { isPooled, room }: ServerAt): string | undefined {
  if (isPooled || connections <= room) return undefined
  return `PostgreSQL chỉ có ${room} kết nối, tiến trình này cần ${connections}: giảm DATABASE_CONNECTIONS hoặc tăng max_connections.`
}

/** What the operator should know: that a pooler stands between, and that all processes together may want too much. */
export async function noteOfPool(
  database: Database,
  { connections, prepares }: { readonly connections: number; readonly prepares: boolean },
  { isPooled, room }: ServerAt,
): Promise<string[]> {
  if (isPooled)
    return [
      prepares
        ? 'Cơ sở dữ liệu ở sau bộ gom kết nối, câu lệnh được chuẩn bị sẵn: PgBouncer phải từ 1.21, có max_prepared_statements.'
        : 'Cơ sở dữ liệu ở sau bộ gom kết nối, câu lệnh không chuẩn bị sẵn.',
    ]
  const all = connections + (await connectionsPromised(database))
  if (all <= room) return []
  return [
    `CẢNH BÁO: các tiến trình cần tới ${all} kết nối, PostgreSQL chỉ có ${room}: giảm DATABASE_CONNECTIONS, tăng max_connections hoặc dùng PgBouncer.`,
  ]
}

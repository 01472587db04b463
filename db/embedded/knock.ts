import postgres from 'postgres'
import { codeOf } from './problem.ts'

/** Seconds for one connection on this machine. */
const CONNECT_SECONDS = 10

/** PostgreSQL's codes for a wrong password, a role or a database that is not there, and a server that is not ours. */
const STRANGER = ['28P01', '28000', '3D000', 'SASL_SIGNATURE_MISMATCH']

/**
 * Whether a database answers to its address. The password is proved from both sides, so `yes` also means that it is ours.
 * `not now`: it starts, stops, or has no connection left.
 */
export async function knock(url: string): Promise<'yes' | 'no' | 'not now'> {
  const sql = postgres(url, {
    max: 1,
    connect_timeout: CONNECT_SECONDS,
    fetch_types: false,
    onnotice: () => {},
  })
  try {
    await sql`select 1`
    return 'yes'
  } catch (error) {
    return STRANGER.includes(codeOf(error)) ? 'no' : 'not now'
  } finally {
    await sql.end({ timeout: 1 })
  }
}

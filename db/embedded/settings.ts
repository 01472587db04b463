/** Settings of PostgreSQL by their own names. */
export type Settings = Readonly<Record<string, string>>

/**
 * What differs from PostgreSQL's defaults, for a small machine and for one program. `fsync` and `synchronous_commit`
 * stay on: an acknowledged message is on the disk.
 */
const OURS: Settings = {
  listen_addresses: '127.0.0.1',
  // No socket file: its path would be too long in deep folders, and nobody else is to connect.
  unix_socket_directories: '',
  password_encryption: 'scram-sha-256',
  shared_buffers: '128MB',
  max_connections: '100',
  // A container's /dev/shm may be tiny, and systemd empties a user's at logout while the server runs on.
  dynamic_shared_memory_type: 'mmap',
  fsync: 'on',
  synchronous_commit: 'on',
  // A day's visits begin in a table of which nothing is known, and come by the thousand within minutes.
  autovacuum_naptime: '10s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  lc_messages: 'C',
  // Refused statements are the server's to log, without people's data; their values stand in PostgreSQL's messages.
  // What is left (starts, stops, crashes) also keeps the file small.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
}

/** The settings as arguments of `postgres`; the caller's win. */
export function settingArguments(port: number, changed: Settings): string[] {
  const all = { ...OURS, port: String(port), ...changed }
  return Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

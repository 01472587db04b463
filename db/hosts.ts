/** What stands before the hosts of an address, the hosts, and what stands behind them. */
const PARTS = /^(postgres(?:ql)?:\/\/(?:[^@/]*@)?)([^/?]+)(.*)$/
/** libpq's word for which of several servers is wanted; ours is always the one that takes writes. */
const WANTED = /target_session_attrs=[^&]*&?/

/**
 * The servers of an address, an address for each, in their order: `postgres://u:p@h1:5432,h2:5432/db` names two. An address that names
 * one is given as it is.
 */
export function hostsOf(url: string): readonly string[] {
  const [, before = '', hosts = '', behind = ''] = PARTS.exec(url) ?? []
  if (!hosts.includes(',')) return [url]
  const rest = behind.replace(WANTED, '').replace(/[?&]$/, '')
  return hosts.split(',').map((host) => `${before}${host}${rest}`)
}

/** The address of several servers, with this one first. */
export function withFirst(url: string, first: string): string {
  const [, before = '', hosts = '', behind = ''] = PARTS.exec(url) ?? []
  const [, , host = ''] = PARTS.exec(first) ?? []
  const others = hosts.split(',').filter((other) => other !== host)
  return `${before}${[host, ...others].join(',')}${behind}`
}

import { isIP } from 'node:net'

/** Names that fastify knows: this machine, a link's own addresses, and private networks such as a container's. */
const NAMED = ['loopback', 'linklocal', 'uniquelocal']
const LONGEST_PREFIX: Readonly<Record<number, number>> = { 4: 32, 6: 128 }

/**
 * Whether a text names proxies as fastify's `trustProxy` takes them: an address, a network such as 10.0.0.0/8, or a
 * name. A network of everything (/0) is none: then anybody could say which address he has.
 */
export function namesProxies(value: string): boolean {
  if (NAMED.includes(value)) return true
  const [address = '', prefix, ...more] = value.split('/')
  const longest = LONGEST_PREFIX[isIP(address)]
  if (longest === undefined || more.length > 0) return false
  if (prefix === undefined) return true
  return /^[1-9]\d{0,2}$/.test(prefix) && Number(prefix) <= longest
}

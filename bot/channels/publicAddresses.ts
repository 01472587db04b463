import { BlockList, isIPv4, type LookupFunction } from 'node:net'

/**
 * Networks that are nobody's on the open internet (IANA's registries of special addresses, 2026): a machine itself, a house, a
 * cloud's inside. Of IPv6 only 2000::/3 is given to anybody; the rest, with IPv4 addresses in IPv6 clothes, stands first.
 */
const INSIDE = {
  ipv4: [
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    // Groups of receivers, and all that is kept for later.
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 3],
    ['4000::', 2],
    ['8000::', 1],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['3fff::', 20],
  ],
} as const

/** A list of both would take every IPv4 address for one that is dressed up. */
const inside = { ipv4: listOf('ipv4'), ipv6: listOf('ipv6') }

function listOf(family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, bits] of INSIDE[family]) list.addSubnet(network, bits, family)
  return list
}

/** Whether an address is one of the open internet. One with a zone, `fe80::1%eth0`, is of a network at this machine. */
export function isPublic(address: string): boolean {
  if (address.includes('%')) return false
  const family = isIPv4(address) ? 'ipv4' : 'ipv6'
  return !inside[family].check(address, family)
}

/** A host's name means an address that is none of the open internet, or none at all. */
export class NotPublicError extends Error {
  override readonly name = 'NotPublicError'
}

/**
 * A way to look a host up that gives public addresses alone. A connection made with it goes to one of those that were judged here,
 * so nothing is won by a name that means another address a moment later.
 */
export function publicOnly(lookup: LookupFunction): LookupFunction {
  return (hostname, options, done) =>
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const addresses = Array.isArray(found) ? found : []
      const [first] = addresses
      if (error) done(error, [])
      else if (!first || !addresses.every(({ address }) => isPublic(address)))
        done(new NotPublicError('not a public address'), [])
      else if (options.all) done(null, addresses)
      else done(null, first.address, first.family)
    })
}

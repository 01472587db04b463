import { lookup } from 'node:dns/promises'
import { BlockList, isIPv4 } from 'node:net'

/** Networks that are nobody's on the open internet (IANA's registries of special addresses): a machine itself, a house, a cloud's inside. */
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
    ['192.168.0.0', 16],
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 3],
  ],
  ipv6: [
    ['::', 96],
    // Another's IPv4 address in IPv6 clothes.
    ['::ffff:0:0', 96],
    ['64:ff9b::', 96],
    ['100::', 64],
    ['2001::', 23],
    ['2001:db8::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
  ],
} as const

/** A list of both would take every IPv4 address for one that is dressed up. */
const inside = { ipv4: listOf('ipv4'), ipv6: listOf('ipv6') }

function listOf(family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const [network, bits] of INSIDE[family]) list.addSubnet(network, bits, family)
  return list
}

/** Gives all addresses of a host. */
export type Resolve = (hostname: string) => Promise<readonly string[]>

export const resolveHost: Resolve = async (hostname) => {
  const found = await lookup(hostname, { all: true })
  return found.map(({ address }) => address)
}

/** Whether an address is one of the open internet. */
export function isPublic(address: string): boolean {
  const family = isIPv4(address) ? 'ipv4' : 'ipv6'
  return !inside[family].check(address, family)
}

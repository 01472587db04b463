import { BlockList, isIP, SocketAddress } from 'node:net'

/** Groups of an IPv6 address that name a customer's network, and all of them. */
const NETWORK_GROUPS = 4
const GROUPS = 8

/**
 * What stands for a visitor's network. An IPv6 customer has a whole /64, so its first half does, however the zeros in it are
 * written; an IPv4 address that came by IPv6 (`::ffff:…`) is the IPv4 address.
 */
export function networkOf(address: string): string {
  const [plain = ''] = plainOf(address).split('%')
  if (isIP(plain) !== 6) return plain
  const [before = '', after] = normal(plain).split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')]
  const zeros = after === undefined ? 0 : GROUPS - head.length - tail.length
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, NETWORK_GROUPS).join(':')
}

/** The shortest way to write it, which every way to write it comes to. */
function normal(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':')
}

/** The IPv4 address within an IPv6 one that carries it; any other as it is. */
function plainOf(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
}

/** The networks behind fastify's names for them. */
const NAMED: Readonly<Record<string, readonly string[]>> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
}

/** Whether an address is one of these proxies, which are written as fastify's `trustProxy` takes them. */
export function proxiesOf(trusted: readonly string[]): (address: string) => boolean {
  const list = new BlockList()
  for (const proxy of trusted.flatMap((name) => NAMED[name] ?? [name])) {
    const [address = '', prefix] = proxy.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, family)
    else list.addSubnet(address, Number(prefix), family)
  }
  return (address) => {
    const plain = plainOf(address)
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}

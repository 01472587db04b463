import { BlockList, isIP, SocketAddress } from 'node:net'

/** Groups of an IPv6 address that name one network, that name all which one customer may be given, and all of them. */
const NETWORK_GROUPS = 4
const WIDER_GROUPS = 3
const GROUPS = 8

/**
 * What stands for a visitor's network. A phone or a household has a whole /64 of IPv6, so the first half of an address does,
 * however the zeros in it are written; an IPv4 address that came by IPv6 (`::ffff:…`) is the IPv4 address.
 */
export function networkOf(address: string): string {
  const plain = plainOf(address)
  return isIP(plain) === 6 ? beginningOf(plain, NETWORK_GROUPS) : plain
}

/**
 * The /48 around a network of IPv6: whoever rents a server is given one for the asking, with 65,536 networks in it, and a mobile
 * network has as many phones there. An address of IPv4 has none around it that would be one customer's.
 */
export function widerNetworkOf(address: string): string | undefined {
  const plain = plainOf(address)
  return isIP(plain) === 6 ? beginningOf(plain, WIDER_GROUPS) : undefined
}

function beginningOf(address: string, groups: number): string {
  const [before = '', after] = normal(address).split('::')
  const [head, tail] = [groupsOf(before), groupsOf(after ?? '')]
  const zeros = after === undefined ? 0 : GROUPS - head.length - tail.length
  return [...head, ...Array<string>(zeros).fill('0'), ...tail].slice(0, groups).join(':')
}

/** The shortest way to write it, which every way to write it comes to. */
function normal(address: string): string {
  return new SocketAddress({ address, family: 'ipv6' }).address
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':')
}

/** The IPv4 address within an IPv6 one that carries it; any other as it is, without the name of an interface. */
function plainOf(address: string): string {
  const [plain = ''] = address.split('%')
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1] ?? plain
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

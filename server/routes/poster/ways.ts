import type { FastifyRequest } from 'fastify'
import type { City } from '../../../bot/core/city.ts'
import type { ChannelName } from '../../../bot/core/received.ts'
import { cookieIn } from '../cookies.ts'

/** The order of those who have not chosen yet: the messenger that nearly everybody has, the one that some have, ours. */
const ORDER: readonly ChannelName[] = ['zalo', 'telegram', 'web']
/** Days: half a year, about as long as a scheme lasts; each choice begins them anew. */
const REMEMBERED_DAYS = 180
const DAY_SECONDS = 86_400

/** Where a way leads, with the code along where the messenger takes it; nothing when it is off or has no address. */
export function wayTo({ messengers }: City, way: ChannelName, code: string): string | undefined {
  if (way === 'web') return `/chat#open=${code}`
  if (way === 'zalo') return messengers.zalo?.chatLink
  const botName = messengers.telegram?.botName()
  return botName && `https://t.me/${botName}?start=${code}`
}

/** The ways that are on. */
export function waysOf(city: City, code: string): readonly ChannelName[] {
  return ORDER.filter((way) => wayTo(city, way, code) !== undefined)
}

/** The way as a part of an address: nothing when it is none. */
export function readWay(part: string | undefined): ChannelName | undefined {
  return ORDER.find((way) => way === part?.toLowerCase())
}

/**
 * The way that stands first and large: the one chosen last time in this browser, and inside Zalo, whose scanner opens
 * pages itself, Zalo.
 */
export function favoured(
  { headers }: FastifyRequest,
  ways: readonly ChannelName[],
  isSecure: boolean,
): ChannelName | undefined {
  const chosen = readWay(cookieIn(headers.cookie, nameOf(isSecure)))
  const usual = /\bzalo\b/i.test(headers['user-agent'] ?? '') ? 'zalo' : undefined
  return ways.find((way) => way === chosen) ?? ways.find((way) => way === usual)
}

/**
 * The cookie that remembers a way, and nothing else. It is for every path, because cookies tell `/v/` from the `/V/` of
 * posters; no script reads it. By https it has a name that no other host of the domain can set (`__Host-`).
 */
export function remembering(way: ChannelName, isSecure: boolean): string {
  const lasting = `Path=/; Max-Age=${REMEMBERED_DAYS * DAY_SECONDS}; SameSite=Lax; HttpOnly`
  return `${nameOf(isSecure)}=${way}; ${lasting}${isSecure ? '; Secure' : ''}`
}

function nameOf(isSecure: boolean): string {
  return isSecure ? '__Host-way' : 'way'
}

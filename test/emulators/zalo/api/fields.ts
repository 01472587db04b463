import { isRecord } from '../../telegram/arguments.ts'
import { exceeds, invalid } from '../refusal.ts'
import type { Fields } from '../request.ts'
import type { World } from '../world.ts'

/** An object that has none but these fields: a misspelt one would else be left out in silence. */
export function objectOf(value: unknown, name: string, known: readonly string[]): Fields {
  if (!isRecord(value)) throw invalid(name)
  const stranger = Object.keys(value).find((field) => !known.includes(field))
  if (stranger !== undefined) throw invalid(stranger)
  return value
}

/** A text that is there; ids are texts too, because a number of 19 digits has lost some on the way. */
export function textOf(value: unknown, name: string, mostCharacters = Number.POSITIVE_INFINITY): string {
  if (typeof value !== 'string' || value.trim() === '') throw invalid(name)
  if (value.length > mostCharacters) throw exceeds(name)
  return value
}

/** The web address of something. */
export function webAddressOf(value: unknown, name: string): string {
  const text = textOf(value, name)
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) throw invalid(name)
  return text
}

/** A whole number from 0, also written as a text as in a query. */
export function countOf(value: unknown, name: string): number {
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof number !== 'number' || !Number.isInteger(number) || number < 0) throw invalid(name)
  return number
}

/** Which part of a list is asked for. @throws Refusal -210 for a larger part than there may be. */
export function pageOf(fields: Fields, mostRows: number): { readonly from: number; readonly to: number } {
  const from = countOf(fields.offset, 'offset')
  const rows = countOf(fields.count, 'count')
  if (rows > mostRows) throw exceeds('count')
  return { from, to: from + rows }
}

/** @returns how long a text is in Zalo's eyes. */
export function lengthOf(world: World, text: string): number {
  return world.switches.textCounting === 'utf16' ? text.length : [...text].length
}

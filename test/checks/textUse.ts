import type { Sources } from './sources.ts'

/** How the source names texts: whole keys, and keys of which a part is put in while it runs. */
export type TextUse = { readonly keys: ReadonlySet<string>; readonly patterns: ReadonlySet<string> }

/** A key: the flow, then parts with points between. */
const KEY = String.raw`[A-Za-z]\w*(?:\.\w+)+`
const LITERAL = new RegExp(`(['"])(${KEY})\\1`, 'g')
/** `consent.${purpose}.ask`, with at least the flow written out. */
const COMPOSED = /`([A-Za-z]\w*\.[\w.]*(?:\$\{[^{}`]*\}[\w.]*)+)`/g
const COMMENT = /^\s*(?:\/\/|\/?\*).*$/gm

/** What looks like a key and is none: the national site's name for a page of its own. */
const NO_KEYS = ['group.checkin']

/** Finds what may be a text's key in the code and in the templates of declarations. */
export function textUse(sources: Sources): TextUse {
  const code = [...sources.values()].map((source) => source.replaceAll(COMMENT, ''))
  const found = (pattern: RegExp, group: number) =>
    new Set(code.flatMap((source) => Array.from(source.matchAll(pattern), (match) => match[group] ?? '')))
  return { keys: found(LITERAL, 2), patterns: found(COMPOSED, 1) }
}

/** Texts that nothing names, and keys that name no text. A key is ours when it begins with a flow of the catalogue. */
export function wrongUse(catalogueKeys: readonly string[], { keys, patterns }: TextUse): string[] {
  const flows = new Set(catalogueKeys.map(flowOf))
  const ours = (key: string) => flows.has(flowOf(key))
  const fitting = [...patterns].filter(ours).map((pattern) => ({ pattern, fits: expressionOf(pattern) }))
  const unused = catalogueKeys.filter((key) => !keys.has(key) && !fitting.some(({ fits }) => fits.test(key)))
  const absent = [...keys].filter(
    (key) => ours(key) && !catalogueKeys.includes(key) && !NO_KEYS.includes(key),
  )
  const empty = fitting.filter(({ fits }) => !catalogueKeys.some((key) => fits.test(key)))
  return [
    ...unused.map((key) => `${key} is never said`),
    ...absent.map((key) => `${key} is not in the catalogue`),
    ...empty.map(({ pattern }) => `${pattern} fits no key of the catalogue`),
  ]
}

function flowOf(key: string): string {
  return key.split('.')[0] ?? ''
}

/** What is put in stands for one part of the key. */
function expressionOf(pattern: string): RegExp {
  return new RegExp(
    `^${pattern.replaceAll('.', String.raw`\.`).replaceAll(/\$\{[^}]*\}/g, String.raw`\w+`)}$`,
  )
}

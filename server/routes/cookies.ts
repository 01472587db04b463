/** The value of a cookie of ours, of letters, digits and underscores; nothing when the browser holds none that is well formed. */
export function cookieIn(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim())
  const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1)
  return value !== undefined && /^\w+$/.test(value) ? value : undefined
}

/**
 * The old national venue poster: `https://tokhaiyte.vn/?page=Group.checkin&groupId=<24 hex>`. Gives one spelling of
 * it (lower case, these two parameters), fit to be an alias of a gate; undefined when the text is another.
 */
export function readNationalVenue(text: string): string | undefined {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const group = url.searchParams.get('groupId')?.toLowerCase() ?? ''
  const isVenue =
    /^(www\.)?tokhaiyte\.vn$/.test(url.host) &&
    url.searchParams.get('page')?.toLowerCase() === 'group.checkin'
  return isVenue && /^[0-9a-f]{24}$/.test(group)
    ? `https://tokhaiyte.vn/?page=Group.checkin&groupId=${group}`
    : undefined
}

/** Of a list the share that is named as `2/5`, dealt out like cards; the whole where none is named. */
export function ofShare<Of>(list: readonly Of[], share = '1/1'): readonly Of[] {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(share) ?? []
  if (index === undefined || Number(index) < 1 || Number(index) > Number(count))
    throw new Error(`SHARE is to be such as 2/5, not ${share}`)
  return list.filter((_, i) => i % Number(count) === Number(index) - 1)
}

/** A gate's name inside a sentence: "Cửa chính" → "cửa chính"; a name that begins with an abbreviation stays. */
export function gateInSentence(name: string): string {
  const [first = '', second = ''] = name
  return second === second.toLocaleLowerCase('vi')
    ? first.toLocaleLowerCase('vi') + name.slice(first.length)
    : name
}

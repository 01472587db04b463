/** The texts of each language by their keys. */
export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>

/** Keys that a language lacks, and texts whose names in braces differ between languages. */
export function unequalTexts(catalogues: Catalogues): string[] {
  const languages = Object.keys(catalogues)
  const keys = [...new Set(languages.flatMap((language) => Object.keys(catalogues[language] ?? {})))].sort()
  return keys.flatMap((key) => {
    const missing = languages.filter((language) => catalogues[language]?.[key] === undefined)
    if (missing.length > 0) return missing.map((language) => `${key} is missing in ${language}`)
    const names = languages.map((language) => namesIn(catalogues[language]?.[key] ?? ''))
    if (new Set(names).size === 1) return []
    const said = languages.map((language, index) => `${language} {${names[index]}}`)
    return [`${key} has other values in each language: ${said.join(', ')}`]
  })
}

function namesIn(text: string): string {
  return [...new Set(Array.from(text.matchAll(/\{(\w+)\}/g), ([, name]) => name))].sort().join(' ')
}

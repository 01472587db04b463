import type { Language } from '../../locales/catalogue.ts'

/** The language of a chat, as it was noted; where nobody has, Vietnamese. */
export function languageOf({ language }: { readonly language: string | null }): Language {
  return language === 'en' ? 'en' : 'vi'
}

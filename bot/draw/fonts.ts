import { createRequire } from 'node:module'
import type { Weight } from './page.ts'

/** Be Vietnam Pro (OFL), drawn for Vietnamese: every letter with every mark. */
export const FONT_FAMILY = 'Be Vietnam Pro'
/** Tinos (Apache 2.0): as wide as Times New Roman letter by letter, which Nghị định 30/2020/NĐ-CP asks of official papers. */
const OFFICIAL_FAMILY = 'Tinos'

const CITY_PACKAGE = '@expo-google-fonts/be-vietnam-pro'
const OFFICIAL_PACKAGE = '@expo-google-fonts/tinos'
const require = createRequire(import.meta.url)

/** The font files by weight: TrueType, because resvg loads compressed web fonts as blanks without a word. */
export const FONT_FILES: { readonly [weight in Weight]: string } = {
  regular: require.resolve(`${CITY_PACKAGE}/400Regular/BeVietnamPro_400Regular.ttf`),
  semibold: require.resolve(`${CITY_PACKAGE}/600SemiBold/BeVietnamPro_600SemiBold.ttf`),
  extrabold: require.resolve(`${CITY_PACKAGE}/800ExtraBold/BeVietnamPro_800ExtraBold.ttf`),
  official: require.resolve(`${OFFICIAL_PACKAGE}/400Regular/Tinos_400Regular.ttf`),
  officialItalic: require.resolve(`${OFFICIAL_PACKAGE}/400Regular_Italic/Tinos_400Regular_Italic.ttf`),
  officialBold: require.resolve(`${OFFICIAL_PACKAGE}/700Bold/Tinos_700Bold.ttf`),
  officialBoldItalic: require.resolve(`${OFFICIAL_PACKAGE}/700Bold_Italic/Tinos_700Bold_Italic.ttf`),
}

/** What all but official papers are written in. */
export const CITY_WEIGHTS = ['regular', 'semibold', 'extrabold'] as const satisfies readonly Weight[]

type FontLook = { readonly family: string; readonly weight: number; readonly style: 'normal' | 'italic' }

/** How an SVG asks for each. */
export const FONT_LOOKS: { readonly [weight in Weight]: FontLook } = {
  regular: { family: FONT_FAMILY, weight: 400, style: 'normal' },
  semibold: { family: FONT_FAMILY, weight: 600, style: 'normal' },
  extrabold: { family: FONT_FAMILY, weight: 800, style: 'normal' },
  official: { family: OFFICIAL_FAMILY, weight: 400, style: 'normal' },
  officialItalic: { family: OFFICIAL_FAMILY, weight: 400, style: 'italic' },
  officialBold: { family: OFFICIAL_FAMILY, weight: 700, style: 'normal' },
  officialBoldItalic: { family: OFFICIAL_FAMILY, weight: 700, style: 'italic' },
}

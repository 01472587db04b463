import { createRequire } from 'node:module'
import type { Weight } from './page.ts'

/** Be Vietnam Pro (OFL), drawn for Vietnamese: every letter with every mark. */
export const FONT_FAMILY = 'Be Vietnam Pro'

const PACKAGE = '@expo-google-fonts/be-vietnam-pro'
const require = createRequire(import.meta.url)

/** The font files by weight: TrueType, because resvg loads compressed web fonts as blanks without a word. */
export const FONT_FILES: { readonly [weight in Weight]: string } = {
  regular: require.resolve(`${PACKAGE}/400Regular/BeVietnamPro_400Regular.ttf`),
  semibold: require.resolve(`${PACKAGE}/600SemiBold/BeVietnamPro_600SemiBold.ttf`),
  extrabold: require.resolve(`${PACKAGE}/800ExtraBold/BeVietnamPro_800ExtraBold.ttf`),
}

export const FONT_WEIGHTS: { readonly [weight in Weight]: number } = {
  regular: 400,
  semibold: 600,
  extrabold: 800,
}

import { render, type Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'

/** `css` stands in the page itself: it saves a slow phone one way there and back. `main` is HTML. */
type Content = {
  readonly title: Text
  readonly styles: readonly string[]
  readonly css?: string
  readonly main: string
}

/** A page without script: it loads at once on a slow phone. */
export function documentOf(language: Language, { title, styles, css, main }: Content): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(render(language, title))}</title>
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('\n')}${css === undefined ? '' : `<style>${css}</style>`}
</head>
<body><main>
${main}
</main></body>
</html>
`
}

export function escapeHtml(content: string): string {
  return content
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

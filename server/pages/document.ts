import { render, type Text } from '../../bot/core/text.ts'
import type { Language } from '../../locales/catalogue.ts'

/** A page without script: it loads at once on a slow phone. `main` is HTML. */
export function documentOf(
  language: Language,
  {
    title,
    styles,
    main,
  }: { readonly title: Text; readonly styles: readonly string[]; readonly main: string },
): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(render(language, title))}</title>
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('\n')}
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

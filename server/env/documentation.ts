import { environmentSchema } from './environment.ts'

type Variable = { readonly name: string; readonly meaning: string; readonly fallback: string | undefined }

function variables(): Variable[] {
  return Object.entries(environmentSchema.shape).map(([name, schema]) => {
    const preset = schema.safeParse(undefined)
    const fallback = preset.success && preset.data !== undefined ? String(preset.data) : undefined
    return { name, meaning: schema.description ?? '', fallback }
  })
}

/** The README's table of settings. */
export function settingsTable(): string {
  const rows = variables().map(
    ({ name, meaning, fallback }) => `| \`${name}\` | ${meaning} | ${fallback ? `\`${fallback}\`` : '–'} |`,
  )
  return ['| setting | meaning | default |', '|---|---|---|', ...rows].join('\n')
}

/** The text of `.env.example`. */
export function environmentExample(): string {
  return variables()
    .map(({ name, meaning, fallback }) => `# ${meaning}\n# ${name}=${fallback ?? ''}\n`)
    .join('\n')
}

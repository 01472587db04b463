import { existsSync, mkdtempSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const MODULE = pathToFileURL(fileURLToPath(new URL('./surroundings.mjs', import.meta.url))).href

type State = { readonly dnsError: 'ENOTFOUND' | 'EAI_AGAIN' | null; readonly clockSeconds: number }

/** What a server process has around it that may go wrong: names that are not found, and a clock that is wrong. */
export type Surroundings = {
  /** For the process, besides its own. */
  readonly settings: Readonly<Record<string, string>>
  set(state: Partial<State>): void
  /** Look-ups that failed. */
  failedLookUps(): number
  end(): void
}

export function createSurroundings(): Surroundings {
  const folder = mkdtempSync(join(tmpdir(), 'khaibao-surroundings-'))
  const file = join(folder, 'state.json')
  const failed = `${file}.failed`
  let state: State = { dnsError: null, clockSeconds: 0 }
  const write = () => {
    writeFileSync(`${file}.new`, JSON.stringify(state))
    renameSync(`${file}.new`, file)
  }
  write()
  return {
    settings: { NODE_OPTIONS: `--import ${MODULE}`, SURROUNDINGS_FILE: file },
    set(changed) {
      state = { ...state, ...changed }
      write()
    },
    failedLookUps: () => (existsSync(failed) ? statSync(failed).size : 0),
    end: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The same address by a name that only the surroundings know, so that it must be looked up. */
export function byName(root: string, name: string): string {
  return root.replace('127.0.0.1', `${name}.example.test`)
}

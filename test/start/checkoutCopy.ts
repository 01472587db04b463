import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CHECKOUT } from './scene.ts'

const NEEDED = ['bot', 'server', 'db', 'locales', 'package.json', 'tsconfig.json']
const OTHERS_READ = 0o004

/**
 * Puts what the server needs of the checkout into another folder, readable for everybody. A link to `node_modules`
 * would not do: Node follows it to a place that only root may enter.
 */
export function copyCheckout(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of NEEDED) cpSync(join(CHECKOUT, name), join(folder, name), { recursive: true })
  copyPackages(folder)
}

/** The packages are linked file by file, which takes a second and no room; where that cannot be, they are copied. */
function copyPackages(folder: string): void {
  const packages = join(CHECKOUT, 'node_modules')
  const readable = (statSync(join(packages, 'tsx', 'package.json')).mode & OTHERS_READ) !== 0
  const linked = readable && spawnSync('cp', ['-al', packages, folder]).status === 0
  if (!linked) must('cp', ['-a', packages, folder])
  // Modes of linked files are those of the checkout's own, and stay as they are.
  const toRead = linked ? [join(folder, 'bot'), join(folder, 'server'), join(folder, 'db')] : [folder]
  must('chmod', ['-R', 'a+rX', ...toRead, join(folder, 'locales'), join(folder, 'package.json')])
}

function must(program: string, list: readonly string[]): void {
  const { status, stderr } = spawnSync(program, list, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${program} failed: ${stderr}`)
}

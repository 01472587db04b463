import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PHOTO_KINDS } from '../../support/photograph/kinds/kinds.ts'
import { productPhoto } from '../../support/photograph/productPhoto.ts'
import { photographWithoutCode } from '../../support/photograph/withoutCode/photographWithoutCode.ts'
import type { BenchPhoto, Recipe } from './photoSet.ts'

/** Takes one photo and writes it into a folder; runs in a worker thread. */
export async function make({ recipe, folder }: { recipe: Recipe; folder: string }): Promise<BenchPhoto> {
  const { jpeg, kind, truths } = await take(recipe)
  const name = `${kind}-${String(recipe.number).padStart(3, '0')}`
  const file = join(folder, `${name}.jpg`)
  await writeFile(file, jpeg)
  return { file, name, kind, truths }
}

async function take({
  set,
  kind,
  number,
}: Recipe): Promise<{ jpeg: Uint8Array; kind: string; truths: string[] }> {
  if (set === 'without codes') return { ...(await photographWithoutCode(number)), truths: [] }
  const known = PHOTO_KINDS.find((one) => one === kind) ?? 'easy'
  const { jpeg, text } = await productPhoto(known, number)
  return { jpeg, kind: known, truths: [text] }
}

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawPosterPng } from '../../../bot/draw/drawAttachment.ts'
import { gateUrl } from '../../../bot/qr/ownUrl.ts'
import { SAMPLE_POSTER_TEXTS, samplePoster } from '../../bot/qr/samples.ts'
import { chanceOf } from '../../support/photograph/chance.ts'
import { shotOf } from '../../support/photograph/kinds/kinds.ts'
import { locateSymbol } from '../../support/photograph/prints/locateSymbol.ts'
import { takePhoto } from '../../support/photograph/takePhoto.ts'
import { photographWithoutCode } from '../../support/photograph/withoutCode/photographWithoutCode.ts'

/** What a photo is called at the messenger. */
export function posterFile(venue: number): string {
  return `poster-${venue}`
}
export function noCodeFile(photo: number): string {
  return `none-${photo}`
}

/** Photographs posters as most people do, and things without a code, into a folder from which a Bot API serves them. */
export async function takePhotos(
  folder: string,
  base: string,
  { codes, photosWithoutCode }: { readonly codes: readonly string[]; readonly photosWithoutCode: number },
): Promise<void> {
  for (const [venue, code] of codes.entries())
    writeFileSync(join(folder, `${posterFile(venue)}.jpg`), await posterPhoto(base, code, venue))
  for (let photo = 0; photo < photosWithoutCode; photo++) {
    const { jpeg } = await photographWithoutCode(photo)
    writeFileSync(join(folder, `${noCodeFile(photo)}.jpg`), jpeg)
  }
}

async function posterPhoto(base: string, code: string, seed: number): Promise<Uint8Array> {
  const png = drawPosterPng(samplePoster({ code, url: gateUrl(base, code) }), SAMPLE_POSTER_TEXTS)
  const print = { png, centimetres: 21, material: 'paper', symbol: await locateSymbol(png) } as const
  return takePhoto(print, shotOf('easy', chanceOf(seed).branch('shot')), seed)
}

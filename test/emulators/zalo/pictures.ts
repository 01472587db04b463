import sharp from 'sharp'

/** @returns what a picture is by its bytes, whatever it is called; undefined for none. */
export async function pictureFormat(bytes: Buffer): Promise<string | undefined> {
  try {
    return (await sharp(bytes).metadata()).format
  } catch {
    return undefined
  }
}

/** What may be sent as an image. */
export async function isStillImage(bytes: Buffer): Promise<boolean> {
  const format = await pictureFormat(bytes)
  return format === 'jpeg' || format === 'png'
}

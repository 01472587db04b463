/** Whose addresses the prints bear: hosts of different lengths, which make symbols of versions 3 to 5. */
export const PRODUCT_HOSTS = [
  'https://khaibao.haiphong.gov.vn',
  'https://qr.haiphong.gov.vn',
  'https://qr.hp.vn',
] as const

import { fold } from './fold.ts'

/** The provinces and cities of 2025, and those that were joined to them, because people still live there in their words. */
const NAMES = [
  ...['An Giang', 'Bắc Ninh', 'Cà Mau', 'Cao Bằng', 'Cần Thơ', 'Đà Nẵng', 'Đắk Lắk', 'Điện Biên', 'Đồng Nai'],
  ...[
    'Đồng Tháp',
    'Gia Lai',
    'Hà Nội',
    'Hà Tĩnh',
    'Hải Phòng',
    'Hồ Chí Minh',
    'Huế',
    'Hưng Yên',
    'Khánh Hoà',
  ],
  ...['Lai Châu', 'Lạng Sơn', 'Lào Cai', 'Lâm Đồng', 'Nghệ An', 'Ninh Bình', 'Phú Thọ', 'Quảng Ngãi'],
  ...[
    'Quảng Ninh',
    'Quảng Trị',
    'Sơn La',
    'Tây Ninh',
    'Thái Nguyên',
    'Thanh Hoá',
    'Tuyên Quang',
    'Vĩnh Long',
  ],
  ...['Bà Rịa - Vũng Tàu', 'Bạc Liêu', 'Bắc Giang', 'Bắc Kạn', 'Bến Tre', 'Bình Dương', 'Bình Định'],
  ...['Bình Phước', 'Bình Thuận', 'Đắk Nông', 'Hà Giang', 'Hà Nam', 'Hải Dương', 'Hậu Giang', 'Hoà Bình'],
  ...['Kiên Giang', 'Kon Tum', 'Long An', 'Nam Định', 'Ninh Thuận', 'Phú Yên', 'Quảng Bình', 'Quảng Nam'],
  ...['Sóc Trăng', 'Thái Bình', 'Thừa Thiên Huế', 'Tiền Giang', 'Trà Vinh', 'Vĩnh Phúc', 'Yên Bái'],
  ...['HCM', 'Sài Gòn', 'Vũng Tàu', 'Daklak'],
]

const KEYS = new Set(NAMES.map(keyOf))
/** Of "thành phố Bà Rịa - Vũng Tàu". */
const WORDS_AT_MOST = 8
/** What is said of the whole country at the end of an address. */
const COUNTRY = /[\s,;]+(?:việt nam|viet nam|vietnam|vn)[\s.]*$/iu

/** An address that ends with a province: the province as it was written, and what stood before it. */
export type AtEnd = { readonly province: string; readonly before: string }

/** The province at the end of an address, with or without a comma: "9 Hàng Bạc, phường Hoàn Kiếm, Hà Nội". */
export function provinceAtEnd(address: string): AtEnd | undefined {
  const inCountry = address.replace(COUNTRY, '')
  const starts = [...inCountry.matchAll(/[^\s,;]+/g)].map(({ index }) => index).slice(-WORDS_AT_MOST)
  // The longest first: "Thừa Thiên Huế" is no place in Huế.
  const start = starts.find((from) => isProvince(inCountry.slice(from)))
  if (start === undefined) return undefined
  return { province: tidied(inCountry.slice(start)), before: tidied(inCountry.slice(0, start)) }
}

function isProvince(words: string): boolean {
  if (/[,;]/.test(words.trim().replace(/[,;.]+$/, ''))) return false
  return KEYS.has(
    keyOf(words)
      .replace(/^(?:tinh|thanhpho|tp)/, '')
      .replace(/(?:province|city)$/, ''),
  )
}

/** Spaces are left out, because "Hanoi" is written in one word abroad. */
function keyOf(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '')
}

function tidied(words: string): string {
  return words.replace(/^[\s,;]+|[\s,;.]+$/g, '')
}

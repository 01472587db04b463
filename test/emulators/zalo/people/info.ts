import type { Fields } from '../request.ts'
import type { Switches } from '../switches.ts'

/** What a person may fill into the card; whoever wants may write another's name and phone, or none. */
export interface SubmittedInfo {
  readonly name?: string
  readonly phone?: string
  readonly birthday?: string
  readonly gender?: string
  /** Street and house. */
  readonly address?: string
  readonly ward?: string
  readonly district?: string
  readonly city?: string
}

/** The fields as they travel; the sources know an older and a newer set. */
export function wireInfo(switches: Switches, info: SubmittedInfo): Fields {
  const { name = '', phone = '', address = '', ward = '', district = '', city = '' } = info
  const asNumber = switches.infoPhone === 'number' && /^\d+$/.test(phone)
  const who = { name, phone: asNumber ? Number(phone) : phone }
  if (switches.infoShape === 'old') return { ...who, address, city, district, ward }
  return {
    ...who,
    user_dob: info.birthday ?? '',
    gender: info.gender ?? '',
    full_address: [address, ward, district, city].filter((part) => part !== '').join(', '),
  }
}

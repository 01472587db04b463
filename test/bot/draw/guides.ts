import type { City } from '../../../bot/core/city.ts'
import { UnitDirectory } from '../../../bot/core/units.ts'
import type { Guide } from '../../../bot/draw/guide.ts'
import type { Leaflet } from '../../../bot/draw/leaflet.ts'
import { drawnGuide } from '../../../bot/flows/guide/drawn.ts'
import { GUIDE_NUMBERS, type GuideNumber } from '../../../bot/flows/guide/guides.ts'
import { leafletOf } from '../../../bot/flows/guide/ward.ts'
import { loadTemplates } from '../../../bot/templates/directory.ts'
import { loadUnitFile } from '../../../db/units/unitFile.ts'
import { OFFICIALS_SIDE } from '../../support/officialsSide.ts'

const EDITION = 'haiphong-2025'
const NOW = new Date('2026-11-23T05:00:00Z')
const NGO_QUYEN = '11329'
const UNITS = new UnitDirectory(loadUnitFile(EDITION).map((unit) => ({ edition: EDITION, ...unit })))

/** A city with every channel; tests change what they are about. */
export function sampleCity(changes: Partial<City> = {}): City {
  return {
    name: 'Hải Phòng',
    timeZone: 'Asia/Ho_Chi_Minh',
    edition: EDITION,
    units: UNITS,
    templates: loadTemplates(),
    base: 'https://khaibao.haiphong.gov.vn',
    formerBases: [],
    trial: false,
    contact: 'Sở Y tế Hải Phòng, 0225 3745 283',
    pageFirst: [],
    summaryHour: 17,
    ...OFFICIALS_SIDE,
    humanMinutes: 30,
    messengers: {
      telegram: { botName: () => 'khaibao_haiphong_bot' },
      zalo: { botName: () => 'Khai báo y tế Hải Phòng', chatLink: 'https://zalo.me/2200330044005500660' },
    },
    ...changes,
  }
}

export function sampleGuide(city: City, number: GuideNumber, language: 'vi' | 'en'): Guide {
  return drawnGuide(city, number, language, NOW)
}

/** All guides in both languages. */
export function sampleGuides(city: City = sampleCity()): Guide[] {
  return (['vi', 'en'] as const).flatMap((language) =>
    GUIDE_NUMBERS.map((number) => sampleGuide(city, number, language)),
  )
}

export function sampleLeaflet(city: City = sampleCity()): Leaflet {
  return leafletOf(city, UNITS.byCode(NGO_QUYEN), NOW)
}

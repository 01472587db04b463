import type { vi } from '../vi/index.ts'
import { alarm } from './alarm.ts'
import { card } from './card.ts'
import { checkIn } from './checkIn.ts'
import { command } from './command.ts'
import { consent } from './consent.ts'
import { declare } from './declare.ts'
import { logExport } from './export.ts'
import { feed } from './feed.ts'
import { figures } from './figures.ts'
import { form } from './form.ts'
import { formPage } from './formPage.ts'
import { gates } from './gates.ts'
import { group } from './group.ts'
import { link } from './link.ts'
import { log } from './log.ts'
import { logPage } from './logPage.ts'
import { menu } from './menu.ts'
import { national2021 } from './national2021.ts'
import { official } from './official.ts'
import { page } from './page.ts'
import { photo } from './photo.ts'
import { plain } from './plain.ts'
import { poster } from './poster.ts'
import { scan } from './scan.ts'
import { search } from './search.ts'
import { shift } from './shift.ts'
import { staff } from './staff.ts'
import { strangeCode } from './strangeCode.ts'
import { telegram } from './telegram.ts'
import { venue } from './venue.ts'
import { venueSettings } from './venueSettings.ts'
import { webChat } from './webChat.ts'

/** Every text in English; a key that is missing does not compile. */
export const en: Record<keyof typeof vi, string> = {
  ...alarm,
  ...card,
  ...checkIn,
  ...command,
  ...consent,
  ...declare,
  ...figures,
  ...form,
  ...formPage,
  ...group,
  ...link,
  ...log,
  ...menu,
  ...national2021,
  ...official,
  ...page,
  ...photo,
  ...plain,
  ...poster,
  ...telegram,
  ...venue,
  ...gates,
  ...venueSettings,
  ...staff,
  ...shift,
  ...scan,
  ...feed,
  ...search,
  ...logExport,
  ...logPage,
  ...strangeCode,
  ...webChat,
}

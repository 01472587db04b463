import type { vi } from '../vi/index.ts'
import { alarm } from './alarm.ts'
import { appointment } from './appointment.ts'
import { body } from './body.ts'
import { card } from './card.ts'
import { checkIn } from './checkIn.ts'
import { command } from './command.ts'
import { consent } from './consent.ts'
import { declare } from './declare.ts'
import { logExport } from './export.ts'
import { family } from './family.ts'
import { feed } from './feed.ts'
import { figures } from './figures.ts'
import { flag } from './flag.ts'
import { form } from './form.ts'
import { formPage } from './formPage.ts'
import { gates } from './gates.ts'
import { group } from './group.ts'
import { guide } from './guide.ts'
import { history } from './history.ts'
import { link } from './link.ts'
import { log } from './log.ts'
import { logPage } from './logPage.ts'
import { menu } from './menu.ts'
import { notice } from './notice.ts'
import { official } from './official.ts'
import { ownData } from './ownData.ts'
import { page } from './page.ts'
import { photo } from './photo.ts'
import { plain } from './plain.ts'
import { poster } from './poster.ts'
import { prefill } from './prefill.ts'
import { round } from './round.ts'
import { scan } from './scan.ts'
import { scheme } from './scheme.ts'
import { search } from './search.ts'
import { shift } from './shift.ts'
import { staff } from './staff.ts'
import { strangeCode } from './strangeCode.ts'
import { telegram } from './telegram.ts'
import { tooMuch } from './tooMuch.ts'
import { trace } from './trace.ts'
import { tracePage } from './tracePage.ts'
import { venue } from './venue.ts'
import { venueSettings } from './venueSettings.ts'
import { webChat } from './webChat.ts'
import { whichForm } from './whichForm.ts'

/** Every text in English; a key that is missing does not compile. */
export const en: Record<keyof typeof vi, string> = {
  ...alarm,
  ...body,
  ...scheme,
  ...appointment,
  ...notice,
  ...tracePage,
  ...trace,
  ...round,
  ...card,
  ...checkIn,
  ...command,
  ...consent,
  ...declare,
  ...figures,
  ...flag,
  ...form,
  ...formPage,
  ...group,
  ...link,
  ...log,
  ...menu,
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
  ...family,
  ...history,
  ...prefill,
  ...guide,
  ...ownData,
  ...whichForm,
  ...tooMuch,
}

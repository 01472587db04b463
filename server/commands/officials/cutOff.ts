import { officeNumbered } from '../../../db/appointments.ts'
import { cutOff } from '../../../db/cutOff.ts'
import type { Command } from '../command.ts'
import { unitLabel } from '../units/named.ts'
import { wholeNumber } from '../wholeNumber.ts'

/** Ends at once all that a lost phone of an official opens. Nothing is said in its chats: somebody else may read there. */
export const cutOffCommand: Command = {
  words: 'officials cut-off',
  noted: 'together',
  parameters: ['ID'],
  does: 'cán bộ mất máy: cắt ngay mọi việc, mã, trang và ca (ID ở officials list)',
  async run(operator, given) {
    const id = wholeNumber(given.value('ID'))
    const units = await operator.units()
    const database = await operator.database()
    const office = id === undefined ? undefined : await officeNumbered(database, id, operator.now)
    if (!office)
      return { problems: [`Không có cán bộ số ${given.value('ID')}: xem npm run admin -- officials list.`] }
    const ended = await database.transaction((store) => cutOff(store, office.personId))
    const { edition, unitCode, personId } = office
    return {
      about: { unit: { edition, unitCode }, personId },
      lines: [
        `Cán bộ số ${id} của ${unitLabel(units, office)} đã bị cắt mọi quyền, ngay từ bây giờ.`,
        `  Phân công đã kết thúc:           ${ended.appointments}`,
        `  Mã mời, mã liên kết đã huỷ:      ${ended.codes}`,
        `  Trang và tệp đã đóng:            ${ended.pages}`,
        `  Ca trực đã kết thúc:             ${ended.shifts}`,
        `  Yêu cầu báo tin đã rút lại:      ${ended.requests}`,
        'Còn lại:',
        `  Cán bộ do người ấy phân công: ${ended.appointed}. Đề nghị xem lại: npm run admin -- officials list.`,
        `  Nhân viên ở ${ended.staysStaffAt} địa điểm (chủ địa điểm xoá bằng /nhanvien), chủ của ${ended.staysOwnerOf} địa điểm.`,
        '  Báo sự cố, nếu máy ấy có nhận: npm run admin -- operators list.',
        '  Dữ liệu riêng và gia đình vẫn ở tài khoản cũ: trên máy mới, đăng nhập lại Zalo hoặc Telegram và đăng xuất máy đã mất.',
        `Mời lại trên máy mới: npm run admin -- officials invite --unit ${unitCode}`,
      ],
    }
  },
}

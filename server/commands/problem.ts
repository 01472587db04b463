/** What an operator can mend, found while a command was under way; its message is one line with the next step. */
export class CommandProblem extends Error {
  override readonly name = 'CommandProblem'
}

/** What only the owner of the database may do was asked for without its address. */
export const OWNER_NEEDED =
  'Cần tài khoản sở hữu cơ sở dữ liệu: đặt MIGRATION_DATABASE_URL cho riêng lệnh này rồi chạy lại.'

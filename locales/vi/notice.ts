/** The link to a case's names, the second official's yes, and what the exposed are told. */
export const notice = {
  'notice.page.offer':
    'Danh sách họ tên của vụ việc {reference} chỉ xem trên trang web của thành phố. Đường dẫn dùng một lần, trong {linkMinutes} phút; mở ra thì xem được {minutes} phút. Mỗi lần xem đều được ghi lại và người dân thấy được.',
  'notice.page.open': 'Mở danh sách',
  'notice.asked': 'Vụ việc {reference}: đã đề nghị duyệt việc gửi thông báo.',
} as const

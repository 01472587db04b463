export const link = {
  'link.code':
    'Mã liên kết của Anh/Chị:\n{code}\nAnh/Chị mở {where} và gửi mã này vào đó trước {time}. Sau đó chúng tôi hỏi lại Anh/Chị ở đây. Mã chỉ dùng một lần, Anh/Chị đừng đưa cho ai.',
  'link.stranger':
    'Ở đây chưa có gì để liên kết. Nếu Anh/Chị đã dùng {where}, Anh/Chị gõ /lienket ở bên đó để lấy mã, rồi gửi mã vào đây.',
  'link.nowhere': 'Hiện thành phố chỉ dùng kênh này, nên không cần liên kết.',
  'link.waits':
    'Chúng tôi vừa hỏi Anh/Chị ở {first}. Anh/Chị mở {first} và bấm "{yes}" trước {time}. Xong, chúng tôi báo ở đây.',
  'link.ask':
    'Có người vừa gửi mã liên kết ở {second} và muốn dùng chung tài khoản. Có phải Anh/Chị không?\nLiên kết rồi, ở {second} cũng thấy và dùng được lượt vào, tờ khai và địa điểm của Anh/Chị. {travels}',
  'link.yes': 'Đúng, liên kết',
  'link.no': 'Không phải',
  'link.done':
    '✅ Đã liên kết với {other}. Từ giờ Anh/Chị dùng bên nào cũng được: lượt vào, tờ khai và địa điểm là của chung.',
  'link.declined': 'Vâng, chúng tôi không liên kết. Mã vừa rồi không còn dùng được.',
  'link.refused':
    'Ở {first} vừa trả lời là không phải, nên chúng tôi chưa liên kết. Nếu bấm nhầm, Anh/Chị gõ /lienket ở {first} để lấy mã mới.',
  'link.notHere': 'Mã này để gửi vào {where}, không phải vào {here}.',
  'link.already': 'Anh/Chị đang dùng chung một tài khoản ở {here} và {other} rồi, không cần làm gì thêm.',
  'link.spent':
    'Mã liên kết này đã dùng rồi hoặc đã hết hạn. Anh/Chị gõ /lienket ở {first} để lấy mã mới, rồi gửi vào đây.',
  'link.over':
    'Câu hỏi này đã quá hạn, nên chúng tôi chưa liên kết. Nếu vẫn muốn, Anh/Chị gõ /lienket để lấy mã mới.',
  'link.channel.telegram': 'Telegram',
  'link.channel.zalo': 'Zalo',
  'link.channel.web': 'trang web của thành phố',
  'link.place.telegram': 'Telegram (@{name})',
  'link.place.zalo': 'Zalo ({name})',
  'link.place.web': 'trang {address}',
  'link.open': 'Mở {messenger}',
  'link.or': '{one} hoặc {other}',
  'link.travels.telegram': 'Tin nhắn bên đó đi qua Telegram, máy chủ ở nước ngoài.',
  'link.travels.zalo': 'Tin nhắn bên đó đi qua Zalo.',
  'link.travels.web': 'Tin nhắn bên đó chỉ đi qua máy chủ của thành phố.',
} as const

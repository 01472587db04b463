export const link = {
  'link.code':
    'Mã liên kết của Anh/Chị:\n{code}\nAnh/Chị mở {where} và gửi mã này vào đó trước {time}. Sau đó chúng tôi hỏi lại Anh/Chị ở đây. Mã chỉ dùng một lần, Anh/Chị đừng đưa cho ai.',
  'link.stranger':
    'Ở đây chưa có gì để liên kết. Nếu Anh/Chị đã dùng {where}, Anh/Chị gõ /lienket ở bên đó để lấy mã, rồi gửi mã vào đây.',
  'link.nowhere': 'Hiện thành phố chỉ dùng kênh này, nên không cần liên kết.',
  'link.waits':
    'Chúng tôi vừa hỏi Anh/Chị ở {first}. Anh/Chị mở {first} và bấm "{yes}" trước {time}. Xong, chúng tôi báo ở đây.',
  'link.merge':
    'Đây là mã lấy ở {first} để dùng chung tài khoản. Mọi lượt vào, tờ khai, địa điểm và phân công của Anh/Chị ở đây sẽ thành của chung với tài khoản ở {first}. Chỉ làm khi đó là tài khoản của chính Anh/Chị. {travels}',
  'link.mine': 'Đúng, là tài khoản của tôi',
  'link.notMe': 'Không phải tôi',
  'link.stopped':
    'Vâng, chúng tôi không liên kết. Mã vừa rồi không còn dùng được. Nếu có người đưa mã cho Anh/Chị, Anh/Chị đừng gửi mã ấy vào đây.',
  'link.notAgreed':
    'Ở {second} chưa đồng ý dùng chung tài khoản, nên chúng tôi chưa liên kết. Anh/Chị gửi lại mã ở {second} và trả lời ở đó; sau đó chúng tôi hỏi lại ở đây.',
  'link.ask':
    'Có người vừa gửi mã liên kết ở {second} và muốn dùng chung tài khoản. Có phải Anh/Chị không?\nLiên kết rồi, ở {second} cũng thấy và dùng được lượt vào, tờ khai và địa điểm của Anh/Chị. {travels}',
  'link.yes': 'Đúng, liên kết',
  'link.no': 'Không phải',
  'link.done':
    '✅ Đã liên kết với {other}. Từ giờ Anh/Chị dùng bên nào cũng được: lượt vào, tờ khai và địa điểm là của chung. Muốn tách ra, Anh/Chị gõ /lienket.',
  'link.declined': 'Vâng, chúng tôi không liên kết. Mã vừa rồi không còn dùng được.',
  'link.refused':
    'Ở {first} vừa trả lời là không phải, nên chúng tôi chưa liên kết. Nếu bấm nhầm, Anh/Chị gõ /lienket ở {first} để lấy mã mới.',
  'link.notHere': 'Mã này để gửi vào {where}, không phải vào {here}.',
  'link.already': 'Anh/Chị đang dùng chung một tài khoản ở {here} và {other} rồi, không cần làm gì thêm.',
  'link.spent':
    'Mã liên kết này đã dùng rồi hoặc đã hết hạn. Anh/Chị gõ /lienket ở {first} để lấy mã mới, rồi gửi vào đây.',
  'link.over':
    'Câu hỏi này đã quá hạn, nên chúng tôi chưa liên kết. Nếu vẫn muốn, Anh/Chị gõ /lienket để lấy mã mới.',
  'link.shared':
    'Ở đây đang dùng chung tài khoản với {others}. Bấm "Tách tài khoản này" thì chỉ nơi này tách ra và bắt đầu lại từ đầu; lượt vào, tờ khai, địa điểm và phân công ở lại với {others}.',
  'link.split': 'Tách tài khoản này',
  'link.splitDone':
    'Đã tách: ở đây không còn dùng chung tài khoản nữa. Lượt vào, tờ khai, địa điểm và phân công vẫn còn ở {others}. Muốn dùng chung lại, Anh/Chị gõ /lienket ở bên đó.',
  'link.splitTold':
    'Từ giờ tài khoản này không còn dùng chung với {here}. Lượt vào, tờ khai, địa điểm và phân công vẫn còn ở đây.',
  'link.alone': 'Ở đây không dùng chung tài khoản với nơi nào, nên không có gì để tách.',
  'link.later': 'Nút này đã quá hạn. Muốn tách khỏi tài khoản dùng chung, Anh/Chị gõ /lienket.',
  'link.channel.telegram': 'Telegram',
  'link.channel.zalo': 'Zalo',
  'link.channel.web': 'trang web của thành phố',
  'link.place.telegram': 'Telegram (@{name})',
  'link.place.zalo': 'Zalo ({name})',
  'link.place.web': 'trang {address}',
  'link.open': 'Mở {messenger}',
  'link.and': '{one} và {other}',
  'link.or': '{one} hoặc {other}',
  'link.travels.telegram': 'Tin nhắn bên đó đi qua Telegram, máy chủ ở nước ngoài.',
  'link.travels.zalo': 'Tin nhắn bên đó đi qua Zalo.',
  'link.travels.web': 'Tin nhắn bên đó chỉ đi qua máy chủ của thành phố.',
} as const

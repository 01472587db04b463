/** Which of several declarations is meant. */
export const whichForm = {
  'whichForm.ask': 'Anh/Chị khai tờ nào?',
  'whichForm.any': 'Tờ khai',
  'whichForm.anyInSentence': 'tờ khai',
  'whichForm.none':
    'Hiện không có tờ khai nào phải khai. Đến nơi có tờ mã QR, Anh/Chị vẫn chụp tờ đó gửi vào đây.',
  'whichForm.movedOver':
    'Tờ khai Anh/Chị đang làm dở nay được thay bằng {form}. Những câu đã trả lời mà tờ này cũng hỏi thì vẫn giữ.',
  'whichForm.gone': 'Tờ khai Anh/Chị đang làm dở nay không cần nữa nên đã dừng, chưa gửi đi đâu.',
} as const

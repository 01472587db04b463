import { expect, it } from 'vitest'
import { isImpersonal } from '../../../bot/core/impersonal.ts'

it.each([
  'Gọi 0912345678',
  'Gọi 0912.345.678 hoặc 0912 345 678',
  'CCCD 031185001234',
  'số 84-912-345-678',
  'thư lan@example.vn',
  'ngày 01/12/2025 gọi 0225.3836.111',
  'gọi 912.345.678',
  'gọi 84.912.345.678',
  'gọi (0912) 345678',
  'gọi 0912/345/678',
  'gọi 0912 - 345 - 678',
  'gọi 09.12.3456.78',
])('%s names somebody', (words) => expect(isImpersonal(words)).toBe(false))

it.each([
  'Thiếu 1.200 tờ dán, cần trước 01.12.2025',
  'Đề nghị cấp 120.000.000 đồng',
  'Từ 1/8/2026 đến 15/8/2026 có 3 quán đóng cửa',
  'Công văn 1503/STTTT-CNTT',
  'Còn 3.000 điểm chưa có mã, 1.234.567 lượt',
  'Kinh phí 900.000.000 đồng',
  'Từ 1/8-15/8/2026 và 1/9/2026-15/9/2026',
  'Giai đoạn 2025-2030',
  'Ngày 15/8/2026 3 quán, ngày 16/8/2026 12 quán đóng cửa',
  '',
])('%s names nobody', (words) => expect(isImpersonal(words)).toBe(true))

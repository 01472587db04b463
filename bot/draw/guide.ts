import type { SceneName } from './guideScenes.ts'

/** One step of a guide: what it shows and says. All texts are in the reader's language and already filled in. */
export interface GuideStep {
  readonly scene: SceneName
  /** What is typed or pressed in the picture; empty where nothing is. */
  readonly said: string
  /** Stands under the picture: `Chụp tờ mã ở cửa`. */
  readonly label: string
  /** The whole step, for paper; in the chat it stands in the message. */
  readonly text: string
}

/** The way into the chat, as papers show it. */
export interface Entrance {
  /** What the symbol says. */
  readonly url: string
  /** What to do: `Quét mã này bằng máy ảnh điện thoại`. */
  readonly invitation: string
  /** The ways in by name: `hoặc tìm Khai báo y tế Hải Phòng trên Zalo`. */
  readonly ways: string
}

/** One of the circular's guides, for the chat and for paper alike. */
export interface Guide {
  /** 1 to 6, as the circular counts them. */
  readonly number: number
  /** `HD 05`. */
  readonly name: string
  readonly title: string
  readonly issuer: string
  readonly steps: readonly GuideStep[]
  readonly entrance: Entrance
  /** Whom to ask; empty where the city names nobody. */
  readonly contact: string
  /** `Ngày cấp 23/11/2026`, and the same day as `YYYY-MM-DD`. */
  readonly issued: string
  readonly issuedOn: string
  /** `BẢN DÙNG THỬ`; empty where there is a public address. */
  readonly trial: string
  readonly language: 'vi' | 'en'
}

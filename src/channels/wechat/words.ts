/** What this channel says by itself, beside the assistant's replies. */
import type { DeedKind } from './callback.ts';

export interface Words {
  /** Stands under a part of a long reply. */
  readonly more: string;
  /** Stands under options that a number chooses. */
  readonly choose: string;
  /** Before options that can be sent as they stand. */
  readonly also: (titles: readonly string[]) => string;
  readonly fromStaff: string;
  /** Before the reply to what the assistant cannot take in. */
  readonly unreadable: Partial<Record<DeedKind, string>>;
}

const HANS: Words = {
  more: '（未完，回复「更多」接着看）',
  choose: '回复数字就行。',
  also: (titles) => `也可以回复：${titles.join('、')}`,
  fromStaff: '工作人员给您的回复：',
  unreadable: {
    voice: '这段语音没有识别出文字。',
    image: '这里还看不了图片。',
    video: '这里还看不了视频。',
    link: '这里还打不开链接。',
    location: '收到了位置，但没有读到地名。',
    other: '这类消息这里还看不了。',
  },
};

const HANT: Words = {
  more: '（未完，回覆「更多」接着看）',
  choose: '回覆數字就行。',
  also: (titles) => `也可以回覆：${titles.join('、')}`,
  fromStaff: '工作人員給您的回覆：',
  unreadable: {
    voice: '這段語音沒有識別出文字。',
    image: '這裡還看不了圖片。',
    video: '這裡還看不了影片。',
    link: '這裡還打不開連結。',
    location: '收到了位置，但沒有讀到地名。',
    other: '這類訊息這裡還看不了。',
  },
};

const EN: Words = {
  more: '(to be continued: reply “more”)',
  choose: 'Reply with a number.',
  also: (titles) => `You may also reply: ${titles.join(', ')}`,
  fromStaff: 'An answer from our staff:',
  unreadable: {
    voice: 'No words could be made out in this voice message.',
    image: 'Pictures cannot be read here.',
    video: 'Videos cannot be watched here.',
    link: 'Links cannot be opened here.',
    location: 'Your location came without the name of a place.',
    other: 'Messages of this kind cannot be read here.',
  },
};

/** @param locale of the assistant's reply */
export function wordsFor(locale: string | undefined): Words {
  if (locale === 'en') return EN;
  return locale === 'zh-Hant' ? HANT : HANS;
}

/** Whether a person asks for the next part, in any of our languages. */
export function asksForMore(text: string): boolean {
  return /^[「“"]?(更多|more)[」”"]?[。.!！]?$/i.test(text.trim());
}

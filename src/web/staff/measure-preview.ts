/** A measure as owners see it, by the very turn and the very words of their channels. */
import type { MeasurePart } from '../../answers/model.ts';
import { LOCALES, type Locale } from '../../knowledge/model.ts';
import { FRESH } from '../../turn/remember.ts';
import { lineKind } from '../line-kinds.ts';
import type { Console } from './console.ts';

export const MEASURE_PARTS: readonly MeasurePart[] = ['answer', 'original', 'departments', 'related'];

export interface MeasurePreview {
  readonly locale: Locale;
  readonly web: { readonly lines: readonly { readonly kind: string; readonly text: string }[]; readonly buttons: readonly string[] };
  /** One message, and what comes after it when asked for. */
  readonly weChat: readonly string[];
}

interface Shown {
  readonly plan: string;
  readonly number: number;
  readonly part: MeasurePart;
}

export function previewsOf(desk: Pick<Console, 'answer' | 'onWeChat'>, shown: Shown, now: Date): readonly MeasurePreview[] {
  return LOCALES.map((locale) => {
    const web = pressed(desk, shown, locale, now, 'directline');
    return {
      locale,
      web: {
        lines: web.text
          .split('\n')
          .filter((text) => text !== '')
          .map((text) => ({ kind: lineKind(text), text })),
        buttons: web.suggestedActions,
      },
      weChat: desk.onWeChat(pressed(desk, shown, locale, now, 'wechat')).map(withoutLinks),
    };
  });
}

/** The reply to a press of the button that shows this part of the measure. */
function pressed({ answer }: Pick<Console, 'answer'>, { plan, number, part }: Shown, locale: Locale, now: Date, channel: string) {
  const title = 'shown';
  const before = { ...FRESH, offers: [{ title, means: { do: 'measure', plan, number, part } as const }] };
  return answer(before, { text: title, locale }, now, channel).reply;
}

/** Links of WeChat's own that send their words: here their words. */
function withoutLinks(text: string): string {
  return text.replace(/<a href="weixin:[^"]*">([^<]*)<\/a>/g, '$1');
}

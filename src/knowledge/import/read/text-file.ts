import { isUtf8 } from '../../decode.ts';
import { Refusal } from './refusal.ts';

/** Frequent in policy texts, by encoding: what reads as many of these is read rightly. */
const FREQUENT = new Set(
  '的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处府市局機關單位負責辦責發經業務會應對國為與實現進條開關產質學長區縣區專'.split(
    '',
  ),
);
const SAMPLE = 60_000;

/** Text of a file in UTF-8, UTF-16, GB18030 or Big5. @param declared what the file itself says that it is written in */
export function decodeText(bytes: Uint8Array, declared: string | null = null): string {
  const encoding = encodingOf(bytes, declared);
  const text = new TextDecoder(encoding).decode(bytes);
  const wrong = text.split('\uFFFD').length - 1;
  if (wrong > 2 && wrong * 200 > text.length) throw new Refusal('认不出这个文件的文字编码；请用编辑器另存为 UTF-8 再导入');
  if (looksBinary(text)) throw new Refusal('这不是文字文件；请给出 .txt、.docx、.html 或有文字的 .pdf');
  return text;
}

function encodingOf(bytes: Uint8Array, declared: string | null): string {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (isUtf8(bytes)) return nulAt(bytes) === null ? 'utf-8' : (utf16Of(bytes) ?? 'utf-8');
  const wide = utf16Of(bytes);
  if (wide !== null) return wide;
  const named = declared === null ? null : knownEncoding(declared);
  if (named !== null && named !== 'utf-8') return named;
  return scoreAs('big5', bytes) > scoreAs('gb18030', bytes) ? 'big5' : 'gb18030';
}

function knownEncoding(name: string): string | null {
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null; // Declared by a name that nobody knows: then as if it were not.
  }
}

function nulAt(bytes: Uint8Array): number | null {
  const at = bytes.subarray(0, SAMPLE).indexOf(0);
  return at < 0 ? null : at;
}

/** Without a byte order mark: spaces, digits and line ends leave a zero in every second byte. */
function utf16Of(bytes: Uint8Array): string | null {
  const zeros = [0, 0];
  const sample = bytes.subarray(0, SAMPLE);
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] as number) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (bytes.length % 2 !== 0 || even + odd < 2) return null;
  if (odd > even * 4) return 'utf-16le';
  return even > odd * 4 ? 'utf-16be' : null;
}

function scoreAs(encoding: string, bytes: Uint8Array): number {
  const text = new TextDecoder(encoding).decode(bytes.subarray(0, SAMPLE));
  let score = 0;
  for (const character of text) score += FREQUENT.has(character) ? 1 : character === '\uFFFD' ? -20 : 0;
  return score / Math.max(1, text.length);
}

function looksBinary(text: string): boolean {
  const sample = text.slice(0, 4000);
  const controls = sample.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls * 50 > sample.length;
}

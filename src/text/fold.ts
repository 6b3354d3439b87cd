import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';

const LONE_SURROGATE = /\p{Surrogate}/gu;
const ASCII = /^[\x00-\x7f]*$/;
/** Ideographs, their own punctuation, ASCII without capitals: of these only single characters can change. */
const PLAIN = /^[\x00-\x40\x5b-\x7f\u3001-\u3011\u4e00-\u9fff]*$/;

const SIMPLIFIED = simplifiedCharacters();
/** For each UTF-16 unit what it becomes: 0 where it stays, `PAIR` where either side is a surrogate pair. */
const UNITS = new Uint16Array(1 << 16);
const PAIR = 1;
for (const [from, to] of SIMPLIFIED) UNITS[from.charCodeAt(0)] = from.length + to.length > 2 ? PAIR : to.charCodeAt(0);

/**
 * Text as it is compared: compatibility forms (width, ligatures), case and Traditional characters
 * made one. Character by character, for phrase tables corrupt Simplified input (程序 → 进程).
 * Folding twice changes nothing more.
 */
export function fold(text: string): string {
  const plain = PLAIN.test(text) ? text : text.replace(LONE_SURROGATE, '\uFFFD').normalize('NFKC').toLowerCase().normalize('NFKC');
  return ASCII.test(plain) ? plain : simplified(plain);
}

/** Copies what stays in stretches: most texts have nothing to change. */
function simplified(text: string): string {
  let folded = '';
  let kept = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = UNITS[text.charCodeAt(i)] as number;
    if (unit === 0) continue;
    const character = unit === PAIR ? String.fromCodePoint(text.codePointAt(i) as number) : (text[i] as string);
    const to = unit === PAIR ? SIMPLIFIED.get(character) : String.fromCharCode(unit);
    if (to !== undefined) {
      folded += text.slice(kept, i) + to;
      kept = i + character.length;
    }
    i += character.length - 1;
  }
  return kept === 0 ? text : folded + text.slice(kept);
}

/** A phrase as texts are matched with it. Folding would turn `…` into three full stops; it is the sign of a gap, not text. */
export function foldPhrase(phrase: string): string {
  const parts = phrase.split(/…+|\.{3,}/);
  return parts.map((part) => fold(part).replace(/\s+/g, ' ').trim()).join('…');
}

function simplifiedCharacters(): ReadonlyMap<string, string> {
  const hongKong = readTable(hongKongVariants);
  const simplified = readTable(traditionalCharacters);
  for (const [variant, standard] of hongKong) {
    if (!simplified.has(variant)) simplified.set(variant, simplified.get(standard) ?? standard);
  }
  // A few entries lead on to another (薴 → 苧 → 苎).
  for (const [from, to] of simplified) simplified.set(from, simplified.get(to) ?? to);
  for (const [from, to] of simplified) if (from === to) simplified.delete(from);
  return simplified;
}

function readTable(table: string): Map<string, string> {
  const entries = new Map<string, string>();
  for (const entry of table.split('|')) {
    const [from = '', to = ''] = entry.split(' ');
    entries.set(from, to);
  }
  return entries;
}

import hongKongVariants from 'opencc-js/dict/HKVariantsRev';
import traditionalCharacters from 'opencc-js/dict/TSCharacters';

const LONE_SURROGATE = /\p{Surrogate}/gu;
const ASCII = /^[\x00-\x7f]*$/;
const SIMPLIFIED = simplifiedCharacters();

/**
 * Text as it is compared: compatibility forms (width, ligatures), case and Traditional characters
 * made one. Character by character, for phrase tables corrupt Simplified input (程序 → 进程).
 * Folding twice changes nothing more.
 */
export function fold(text: string): string {
  const plain = text.replace(LONE_SURROGATE, '\uFFFD').normalize('NFKC').toLowerCase().normalize('NFKC');
  if (ASCII.test(plain)) return plain;
  let folded = '';
  for (const character of plain) folded += SIMPLIFIED.get(character) ?? character;
  return folded;
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

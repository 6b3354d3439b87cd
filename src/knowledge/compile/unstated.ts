import type { AskedExample, UnstatedKind } from '../model.ts';
import { UNSTATED } from '../model.ts';
import { type AskedFile, askedSchema, type UnstatedFile, unstatedSchema } from '../schemas/unstated.ts';
import { type Compilation, readFile, reportRepeats } from './compilation.ts';
import { ourWords } from './our-words.ts';
import { phrasesOf } from './phrases.ts';

export function compileUnstated(compilation: Compilation): readonly UnstatedKind[] | null {
  const file = readFile<UnstatedFile>(compilation, 'unstated.yaml', unstatedSchema);
  if (file === null) return null;
  const desk = { compilation, file };
  reportRepeats(
    desk,
    file.value.map((kind) => kind.id),
    '名称',
    (index) => [index, 'id'],
  );
  return file.value.map(({ id, label, phrases, except }, index) => ({
    id,
    label: ourWords(compilation, label),
    phrases: phrasesOf(desk, [[[index, 'phrases'], phrases]]),
    except: phrasesOf(desk, [[[index, 'except'], except]]),
  }));
}

/** The examples of `asked.yaml`; one may ask for several data, and stand under each. */
export function compileAsked(compilation: Compilation): readonly AskedExample[] {
  const file = readFile<AskedFile>(compilation, 'asked.yaml', askedSchema);
  if (file === null) return [];
  return [...UNSTATED, null].flatMap((asks): AskedExample[] => {
    const name = asks ?? 'told';
    const texts = file.value[name] ?? [];
    reportRepeats({ compilation, file }, texts, '例句', (index) => [name, index]);
    return texts.map((text) => ({ text, asks }));
  });
}

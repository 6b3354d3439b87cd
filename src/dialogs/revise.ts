/** Words that take back or add to what was said before: 不对，我是企业; 贷款不要了，改成上市; 其实还想买保险. */
import { fold } from '../text/fold.ts';
import { factReader } from './facts.ts';
import { fill } from './fill.ts';
import type { ChoiceQuestion, Response } from './model.ts';
import { isPolicyQuestion, wantsToKnow } from './policy-question.ts';
import { readTold, rejectedOptions } from './read-response.ts';
import type { DialogTurn } from './said.ts';
import { answered, noticesOf, type Scene } from './scene.ts';
import { revise, standing } from './session.ts';

const INSTEAD =
  /^(?:不对|不是的?[,，]|改返|改过|改回|错了|[说弄搞写]错了?|改一?下|改成|改为|换成|应该是|其实|唔系|唔啱|no[,. ]|wrong|actually|sorry|i meant|change (?:it |that )?to)|不是[^,，]{1,14}[,，]\s*(?:我们?|而)?(?:就|只)?(?:是|系)|唔系[^,，]{1,14}[,，]|改成|换成/;
/** What stood there was wrong: what is told now stands instead, however many wishes it is. */
const WRONG = /^(?:不对|不是|错了|搞错|唔系|唔啱|wrong)/;
const BESIDES = /还[想要有需]|也[想要有需]|另外|再加|加上|顺便|仲[想要有]|\b(?:also|as well|besides|plus|add)\b/;
/** More of the same, after the result: 我还想找人投资. */
const MORE = /^(?:最好|顺便)/;
const AND = /^(?:我们?)?(?:还|也|另外|再加|顺便|仲)/;
const ASKS = /[吗么?？]\s*$/;

/** Words that take something back. */
export function isCorrection(text: string): boolean {
  return INSTEAD.test(fold(text).trim());
}

/** Words that want something besides. */
export function adds(text: string): boolean {
  const said = fold(text).trim();
  return BESIDES.test(said) || MORE.test(said);
}

/** What is wrong, and nothing else: 不对. */
export function isMereDenial(text: string): boolean {
  return /^(?:不对|不对的|错了|唔啱|不是这样|wrong|not right)[。.!！]*$/.test(fold(text).trim());
}

/**
 * Null: nothing is taken back. At a question only words that say so change an earlier response, or that tell who the
 * speaker is; at the summary, whatever fits one of its lines.
 * @param isAdding the words stand beside a response, and say what is wanted besides
 */
export function readRevision(scene: Scene, text: string, isAdding = false): DialogTurn | null {
  const { dialog, session } = scene;
  const said = fold(text).trim();
  const { at } = standing(dialog, session);
  const marked = INSTEAD.test(said);
  if (isPolicyQuestion(text) || ASKS.test(said) || (!marked && wantsToKnow(text)) || (at === 'result' && !marked && !AND.test(said)))
    return null;
  const changes = new Map<string, Response | null>();
  for (const question of dialog.questions) {
    const response = session.responses[question.id];
    if (response === undefined || question.kind !== 'choice' || question === at) continue;
    const next =
      question.most > 1
        ? several(scene, question, response, text, isAdding || marked || typeof at === 'string')
        : one(scene, question, text, marked, typeof at === 'string');
    if (next !== undefined && JSON.stringify(next) !== JSON.stringify(response)) changes.set(question.id, next);
  }
  if (changes.size === 0) return null;
  const beside = fill(dialog, { told: factReader(scene.facets).read(text), text }, scene.facets);
  const move = revise(dialog, session, changes, beside);
  const notices = noticesOf(scene, move);
  return answered(scene, move.session, ...(notices.length > 0 ? notices : [{ is: 'noted' } as const]));
}

/** The option told instead; undefined: as it was. */
function one({ dialog, facets }: Scene, question: ChoiceQuestion, text: string, marked: boolean, atSummary: boolean): Response | undefined {
  const facts = factReader(facets).read(text);
  const isSelf = facts.some((fact) => fact.self && fact.value !== 'enterprise');
  if (!marked && !(isSelf && 'kind' in (question.options[0]?.means ?? {})) && !(atSummary && dialog.questions[0] !== question))
    return undefined;
  return marked ? readTold(question, text, facets)?.response : fill(dialog, { told: facts, text }, facets).get(question.id);
}

/** What is rejected goes; what is told comes instead where the words say so, else besides. Null: nothing is left of it. */
function several(
  { facets }: Scene,
  question: ChoiceQuestion,
  response: Response,
  text: string,
  open: boolean,
): Response | null | undefined {
  const rejected = rejectedOptions(question, text, facets);
  const reading = readTold(question, text, facets)?.response;
  const alone = new Set(question.options.filter((option) => option.alone).map(({ id }) => id));
  const former = response.is === 'values' ? response.values : [];
  // 都不是, said of all the lines, is no wish beside the others.
  const fresh = (reading?.is === 'values' ? reading.values : []).filter((value) => !alone.has(value) || INSTEAD.test(fold(text).trim()));
  // 不要贷款了，还是研发 says by itself what it puts in the place of what.
  if (!open && !(fresh.length > 0 && former.some((value) => rejected.includes(value)))) return undefined;
  if (fresh.length === 0 && rejected.length === 0) return undefined;
  const said = fold(text).trim();
  const isInstead = INSTEAD.test(said) && (WRONG.test(said) || !BESIDES.test(said)) && fresh.length > 0;
  const kept = isInstead ? [] : former.filter((value) => !rejected.includes(value) && (fresh.length === 0 || !alone.has(value)));
  const values = [...new Set([...kept, ...fresh])].slice(0, question.most);
  return values.length === 0 ? null : { is: 'values', values };
}

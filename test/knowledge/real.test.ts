import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileKnowledge } from '../../src/knowledge/compile.ts';
import { formatFinding } from '../../src/knowledge/finding.ts';
import type { KnowledgeBase, Quote } from '../../src/knowledge/model.ts';

const ROOT = join(import.meta.dirname, '../..');
const compiled = compileKnowledge({ knowledgeDir: join(ROOT, 'knowledge'), seedsDir: join(ROOT, 'seeds') });

/** Everything within `value` that is a quote. */
function quotesIn(value: unknown): readonly Quote[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('shown' in value) return [value as Quote];
  return Object.values(value).flatMap(quotesIn);
}

function wrongQuotes({ sources, ...rest }: KnowledgeBase): readonly Quote[] {
  return quotesIn(rest).filter((quote) => {
    const points = [...(sources[quote.source]?.text ?? '')];
    return points.slice(quote.start, quote.end).join('') !== quote.text || quote.text.replace(/[\r\n]/g, '') !== quote.shown;
  });
}

describe('the knowledge in this repository', () => {
  it('compiles with no finding', () => {
    expect('findings' in compiled ? compiled.findings.map(formatFinding) : []).toEqual([]);
  });

  it.runIf('knowledge' in compiled)('holds 25 measures, 18 bodies and a class', () => {
    const { plans, bodies } = (compiled as { knowledge: KnowledgeBase }).knowledge;
    expect(plans[0]?.measures.map((measure) => measure.number)).toEqual(Array.from({ length: 25 }, (_, index) => index + 1));
    expect(bodies.filter((body) => body.kind !== 'class')).toHaveLength(18);
    expect(bodies.filter((body) => body.kind === 'class')).toHaveLength(1);
  });

  it.runIf('knowledge' in compiled)('has quotes that are the code points of the source, character by character', () => {
    const { knowledge } = compiled as { knowledge: KnowledgeBase };
    expect(quotesIn(knowledge.plans).length).toBeGreaterThan(100);
    expect(wrongQuotes(knowledge)).toEqual([]);
  });

  it.runIf('knowledge' in compiled)('and a quote with one other character would be seen', () => {
    const knowledge = structuredClone((compiled as { knowledge: KnowledgeBase }).knowledge) as KnowledgeBase;
    const quote = knowledge.plans[0]?.measures[8]?.text as { text: string };
    quote.text = quote.text.replace('租', '组');
    expect(wrongQuotes(knowledge)).toHaveLength(1);
  });
});

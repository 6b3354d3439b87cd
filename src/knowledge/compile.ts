import type { Compilation } from './compile/compilation.ts';
import { compileConcepts } from './compile/concepts.ts';
import { compileOutside, compileRegional, compileStopWords, compileTraditional } from './compile/lists.ts';
import { type CompiledPlan, compilePlan } from './compile/plan.ts';
import { compileStations } from './compile/stations.ts';
import { compileAsked, compileUnstated } from './compile/unstated.ts';
import { compileBodies, compileFacets } from './compile/vocabulary.ts';
import { compileWide } from './compile/wide.ts';
import { deepFreeze } from './deep-freeze.ts';
import type { Finding } from './finding.ts';
import { type KnowledgeDirs, type KnowledgeFolders, readKnowledgeFolders } from './folders.ts';
import { type KeptFiles, NOTHING_KEPT } from './kept-files.ts';
import type { KnowledgeBase, SourceText } from './model.ts';

/** The knowledge, or everything that is wrong with its files. */
export type Compiled = { readonly knowledge: KnowledgeBase } | { readonly findings: readonly Finding[] };

export function compileKnowledge(dirs: KnowledgeDirs): Compiled {
  return compileFolders(readKnowledgeFolders(dirs));
}

export function compileFolders({ knowledge, seeds, version }: KnowledgeFolders, kept: KeptFiles = NOTHING_KEPT): Compiled {
  const findings: Finding[] = [...knowledge.findings, ...seeds.findings];
  if (knowledge.files.size === 0 && findings.length > 0) return { findings };
  const used = new Set<string>();
  const start: Compilation = { knowledge, seeds, kept, findings, used, unknownBodies: new Set(), toTraditional: (text) => text };
  const base = compileAll({ ...start, toTraditional: compileTraditional(start) }, version);
  reportUnused(start);
  return findings.length === 0 ? { knowledge: deepFreeze(base) } : { findings: findings.sort(byPlace) };
}

function compileAll(compilation: Compilation, version: string): KnowledgeBase {
  const bodies = compileBodies(compilation);
  const facets = compileFacets(compilation);
  const plans = new Map(planFolders(compilation).map((folder) => [folder, compilePlan(compilation, folder, { bodies, facets })]));
  const numbers = new Map([...plans].map(([id, plan]) => [id, plan.numbers]));
  return {
    version,
    sources: sourcesOf([...plans.values()]),
    bodies: bodies ?? [],
    facets: facets ?? [],
    plans: [...plans.values()].flatMap(({ plan }) => (plan === null ? [] : [plan])),
    concepts: compileConcepts(compilation, numbers),
    outside: compileOutside(compilation),
    wide: compileWide(compilation, numbers),
    unstated: compileUnstated(compilation) ?? [],
    asked: compileAsked(compilation),
    stations: compileStations(compilation),
    regional: compileRegional(compilation),
    stopWords: compileStopWords(compilation),
  };
}

/** Folders that hold a plan or part of one. */
function planFolders({ knowledge }: Compilation): readonly string[] {
  const folders = [...knowledge.files.keys()].flatMap((path) => /^([^/]+)\/(?:plan\.yaml|measures\/)/.exec(path)?.[1] ?? []);
  return [...new Set(folders)];
}

function sourcesOf(plans: readonly CompiledPlan[]): Record<string, SourceText> {
  return Object.fromEntries(plans.flatMap(({ source }) => (source === null ? [] : [[source.path, source]])));
}

/** Files beside the knowledge that other commands read: the team's regression questions, and what the importer goes by. */
const NOT_COMPILED = /^questions\/|^drafts\/|^import-words\.yaml$/;

/** A file with a slip in its name would go unread, and nobody would know. */
function reportUnused({ knowledge, used, findings }: Compilation): void {
  for (const [path, bytes] of knowledge.files) {
    if (bytes === null || used.has(path) || NOT_COMPILED.test(path)) continue;
    findings.push({
      file: `${knowledge.label}/${path}`,
      line: 1,
      column: 1,
      message: '没有被读取：这里不认识叫这个名字的文件；请改名或移走',
    });
  }
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}

import { expect, it } from 'vitest';
import { formatFinding } from '../../src/knowledge/finding.ts';
import { readPlaces } from '../../src/ops/settings-groups.ts';
import { fallenIn, readRegressions } from '../../src/review/regression.ts';
import { takeTurn } from '../../src/turn/take-turn.ts';
import { assistant, NOW } from '../turn/assistant.ts';

it("the policy team's regression questions get their answers", () => {
  const questions = readRegressions(readPlaces({}).knowledgeDir);
  expect(questions.files.flatMap(({ rows }) => rows).length).toBeGreaterThan(50);
  expect(fallenIn(questions, (text) => takeTurn(assistant, null, { text }, NOW).report).map(formatFinding)).toEqual([]);
});

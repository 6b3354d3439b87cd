/** `npm run staff`, as administrators type it. */
import { execFileSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { freshDir } from '../fresh-dir.ts';
import { ROOT } from '../house/project-files.ts';

interface Ran {
  readonly code: number;
  readonly out: string;
}

function commandOn(dataDir: string): (...args: string[]) => Ran {
  const env = { ...process.env, DATA_DIR: dataDir, PUBLIC_URL: 'https://policy.example' };
  return (...args) => {
    try {
      const out = execFileSync(process.execPath, ['dist/commands/staff.js', ...args], { cwd: ROOT, env, encoding: 'utf8', stdio: 'pipe' });
      return { code: 0, out };
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      return { code: status, out: stderr };
    }
  };
}

it('adds, lists, resets and disables accounts, and says what is wrong', () => {
  const staff = commandOn(freshDir());
  expect(staff('list').out.trim()).toBe('还没有账号');
  const added = staff('add', 'lin', '--name', '林姐', '--role', 'admin');
  expect(added.out).toMatch(/https:\/\/policy\.example\/staff\/welcome\/[\w-]{22}\n$/);
  expect(staff('list').out.trim()).toBe('lin\t林姐\tadmin\t未设密码');
  expect(staff('reset', 'lin').out).not.toBe(added.out);
  expect(staff('disable', 'lin')).toMatchObject({ code: 0 });
  expect(staff('list').out).toContain('已停用');
  expect(staff('add', 'lin', '--name', '林姐')).toEqual({ code: 1, out: '这个账号已经有了\n' });
  expect(staff('add', 'Lin Jie', '--name', '林姐').code).toBe(1);
  expect(staff('disable', 'nobody')).toEqual({ code: 1, out: '没有账号 nobody\n' });
  for (const wrong of [[], ['add'], ['list', 'lin'], ['add', 'wu', '--role', 'king'], ['sing', 'lin']])
    expect([wrong, staff(...wrong).code]).toEqual([wrong, 2]);
});

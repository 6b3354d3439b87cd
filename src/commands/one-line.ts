/** How a command of ours ends when something is wrong: one line with what to do; a stack only for what nobody foresaw. */
import { Fault } from '../ops/fault.ts';

/** @returns the exit code */
export async function endsWithOneLine(command: () => Promise<number>): Promise<number> {
  try {
    return await command();
  } catch (error) {
    console.error(error instanceof Fault ? `${error.message}. ${error.remedy}` : error);
    return 1;
  }
}

/**
 * Hosts the guided dialogs in the SDK: one component for all files of `dialogs/`, whose place on the stack keeps the session.
 * What a message does to a session is decided by the turn (replay of the responses), so the component has no steps of its own.
 * Imported file by file: the package's index loads recognizers that nothing here needs.
 */
import type { StatePropertyAccessor, TurnContext } from 'botbuilder-core';
import { Dialog, type DialogTurnResult } from 'botbuilder-dialogs/lib/dialog.js';
import type { DialogContext, DialogState } from 'botbuilder-dialogs/lib/dialogContext.js';
import { DialogSet } from 'botbuilder-dialogs/lib/dialogSet.js';
import type { Session } from '../dialogs/session.ts';

const GUIDED = 'guided';

interface Kept {
  session?: Session;
}

class GuidedDialog extends Dialog<Kept> {
  constructor() {
    super(GUIDED);
  }

  override async beginDialog(dc: DialogContext, { session }: Kept = {}): Promise<DialogTurnResult> {
    return this.keep(dc, session);
  }

  /** The turn has gone on with the session; here it is put back. */
  keep(dc: DialogContext, session: Session | undefined): DialogTurnResult {
    if (dc.activeDialog !== undefined) dc.activeDialog.state = { session };
    return Dialog.EndOfTurn;
  }
}

/** The guided dialog of one turn's conversation. */
export interface Guided {
  /** Where it stands; null where none is under way. */
  readonly session: Session | null;
  /** Where it stands after the turn; null ends it. */
  settle(session: Session | null): Promise<void>;
}

/** The SDK's context, which costs more than the rest of a turn's bookkeeping, is made only where a dialog begins, goes on or ends. */
export async function guidedIn(context: TurnContext, state: StatePropertyAccessor<DialogState>): Promise<Guided> {
  const active = (await state.get(context))?.dialogStack.at(-1);
  const session = (active?.state as Kept | undefined)?.session ?? null;
  return {
    session,
    settle: async (next) => {
      if (next === null && active === undefined) return;
      const component = new GuidedDialog();
      const dc = await new DialogSet(state).add(component).createContext(context);
      if (next === null) await dc.cancelAllDialogs();
      else if (active === undefined) await dc.beginDialog(GUIDED, { session: next });
      else component.keep(dc, next);
    },
  };
}

/** The guided dialog in what the store keeps of a conversation, for those who only look. */
export function keptSession(body: string): Session | null {
  const { dialogs } = JSON.parse(body) as { dialogs?: DialogState };
  return (dialogs?.dialogStack.at(-1)?.state as Kept | undefined)?.session ?? null;
}

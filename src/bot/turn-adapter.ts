/** The SDK's adapter for every channel of ours: what the bot sends is kept back until the turn is committed. */
import { BotAdapter, TurnContext } from 'botbuilder-core';
import { type Activity, ActivityTypes, type ResourceResponse } from 'botframework-schema';

const OUTGOING = Symbol('outgoing');

interface Outgoing {
  readonly sent: Partial<Activity>[];
  nextId(): string;
}

export class TurnAdapter extends BotAdapter {
  /** @returns what the bot sent, in order, each with its id */
  async run(activity: Partial<Activity>, ids: () => string, logic: (context: TurnContext) => Promise<void>): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    const outgoing: Outgoing = { sent: [], nextId: ids };
    context.turnState.set(OUTGOING, outgoing);
    await this.runMiddleware(context, logic);
    return outgoing.sent;
  }

  override async sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    const outgoing: Outgoing = context.turnState.get(OUTGOING);
    return activities.map((activity) => {
      if (activity.type !== ActivityTypes.Message && activity.type !== ActivityTypes.Event) return { id: '' };
      const id = outgoing.nextId();
      outgoing.sent.push({ ...activity, id });
      return { id };
    });
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error('what was sent is never changed'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('what was sent is never deleted'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('a conversation goes on by a delivery'));
  }
}

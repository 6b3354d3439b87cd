/** From what the assistant says to the activity that carries it. */
import { ActionTypes, type Activity, ActivityTypes, type Attachment, InputHints } from 'botframework-schema';
import type { Reply } from '../answers/model.ts';

/** Quotes may hold what looks like Markdown or HTML: `plain` keeps clients from reading it so. */
export function activityOf(reply: Reply): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    text: reply.text,
    textFormat: 'plain',
    locale: reply.locale,
    inputHint: InputHints.AcceptingInput,
    ...(reply.suggestedActions.length === 0 ? {} : { suggestedActions: { to: [], actions: reply.suggestedActions.map(button) } }),
    ...(reply.attachments.length === 0 ? {} : { attachments: reply.attachments.map((attachment): Attachment => ({ ...attachment })) }),
  };
}

/** Pressing it says its title: what works by button works by typing. */
function button(title: string) {
  return { type: ActionTypes.ImBack, title, value: title };
}

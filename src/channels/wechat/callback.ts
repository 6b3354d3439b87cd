/** From the fields of a callback, whichever mode it came by, to what a person did. */
import type { Fields } from './xml.ts';

/** What a person did. `text` is what they said by it, in words; empty where it holds none that we can read. */
export type Deed =
  | { readonly kind: 'text' | 'voice' | 'location' | 'click' | 'scan'; readonly text: string }
  | { readonly kind: 'image' | 'video' | 'link' | 'other'; readonly text: '' }
  | { readonly kind: 'follow' | 'unfollow' | 'passing'; readonly text: '' };

export type DeedKind = Deed['kind'];

export interface Callback {
  /** OpenID of the person, and the account's own id. */
  readonly from: string;
  readonly to: string;
  readonly deed: Deed;
  /** The same for all deliveries of one message, different for any two messages of one person. */
  readonly deliveryKey: string;
}

/** What the scenes of QR codes stand for, in words that a person could have said. */
export type Scenes = ReadonlyMap<string, string>;

/** @returns null for what WeChat would not send */
export function readCallback(fields: Fields, scenes: Scenes): Callback | null {
  const field = (name: string) => fields.get(name)?.trim() ?? '';
  const from = field('FromUserName');
  const to = field('ToUserName');
  const isEvent = field('MsgType') === 'event';
  const mark = field(isEvent ? 'CreateTime' : 'MsgId');
  if (![from, to].every((id) => /^[\w@.-]{1,64}$/.test(id)) || !/^\d{1,20}$/.test(mark)) return null;
  const deed = isEvent ? eventOf(field('Event'), field('EventKey'), scenes) : messageOf(field('MsgType'), fields);
  // Sender and time alone do not tell events apart: a location report may share its second with a click.
  const deliveryKey = isEvent ? `event ${mark} ${field('Event')} ${field('EventKey')}`.slice(0, 256) : `message ${mark}`;
  return { from, to, deed, deliveryKey };
}

function messageOf(type: string, fields: Fields): Deed {
  switch (type) {
    case 'text':
      // A press on an option, which opens a shorter time for messages than words of the person's own.
      return { kind: fields.has('bizmsgmenuid') ? 'click' : 'text', text: fields.get('Content') ?? '' };
    case 'voice':
      return { kind: 'voice', text: fields.get('Recognition') ?? '' };
    case 'location':
      return { kind: 'location', text: fields.get('Label') ?? '' };
    case 'image':
    case 'link':
      return { kind: type, text: '' };
    case 'video':
    case 'shortvideo':
      return { kind: 'video', text: '' };
    default:
      return { kind: 'other', text: '' };
  }
}

function eventOf(event: string, key: string, scenes: Scenes): Deed {
  switch (event.toLowerCase()) {
    case 'subscribe':
      return arrival('follow', scenes.get(key.replace(/^qrscene_/, '')));
    case 'scan':
      return arrival('scan', scenes.get(key));
    case 'click':
      return { kind: 'click', text: key };
    case 'unsubscribe':
      return { kind: 'unfollow', text: '' };
    default:
      return { kind: 'passing', text: '' };
  }
}

/** Who follows or scans is welcomed, or answered at once what the QR code stands for. */
function arrival(kind: 'follow' | 'scan', text: string | undefined): Deed {
  if (text !== undefined) return { kind: 'scan', text };
  return kind === 'follow' ? { kind, text: '' } : { kind, text: '' };
}

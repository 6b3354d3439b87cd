/**
 * Every sentence of ours that code asks for by its key, with the variables that it may use.
 * `locales/<locale>/strings.yaml` holds the words; the check compares both ways.
 */
export const SENTENCES = {
  'list.separator': [],

  'offer.original': [],
  'offer.departments': [],
  'offer.related': [],
  'offer.person': [],
  'offer.help': [],
  'offer.navigator': [],
  'offer.neither': [],
  'offer.option': ['title'],
  'offer.measure': ['number'],
  'offer.phase': ['number'],
  'offer.phases': [],
  'offer.measures': [],
  'offer.overview': [],
  'offer.language': ['name'],

  'hint.options': [],
  'hint.actions': ['titles'],

  'note.long': [],
  'note.insist': [],
  'note.own-case': [],

  'say.greeting': ['plan'],
  'say.how-are-you': [],
  'say.thanks': [],
  'say.bye': [],
  'say.ack': [],
  'say.praise': [],
  'say.complaint': [],
  'say.robot': [],
  'say.help': [],
  'say.empty': [],
  'say.no-focus': [],
  'say.neither': [],
  'say.insist': [],
  'say.own-case': [],
  'say.no-such-measure': ['number', 'last'],
  'say.no-such-phase': ['number', 'last'],
  'say.no-more': [],
  'say.language': [],
  'say.choose-language': [],
  'say.my-data': [],
  'say.export': [],
  'say.erase': [],
  'say.restart': [],
  'say.cancel': [],
  'say.no-dialog': [],
  'say.navigator': [],
} as const satisfies Record<string, readonly string[]>;

export type SentenceKey = keyof typeof SENTENCES;

/** Where the service stations are: what is recorded of them, with its source, or that nothing is. */
import type { Answer } from '../answers/model.ts';
import { say } from './act-say.ts';
import type { Scene } from './scene.ts';

export function stationsAnswer({ assistant, conversation }: Scene): Answer {
  const { stations } = assistant.knowledge;
  const { say: tell, list } = assistant.templates[conversation.locale ?? 'zh-Hans'];
  if (stations.length === 0) return say('say.no-station', { outcome: 'none', reason: 'not-stated', unstated: ['contact'] });
  const lines = stations.map(({ name, town, address, contact, source, checked, hours }) => {
    const times = list(hours.map(({ days, from, to }) => `${days.join('/')} ${from}–${to}`));
    const open = hours.length === 0 ? '' : tell({ key: 'say.station-hours', values: { hours: times } });
    return tell({ key: 'say.station', values: { name, town, address, contact, source, checked, hours: open } });
  });
  return say('say.stations', { values: { stations: lines.join('\n') } });
}

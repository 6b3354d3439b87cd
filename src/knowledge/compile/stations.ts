import type { Station } from '../model.ts';
import { type StationsFile, stationsSchema } from '../schemas/stations.ts';
import { type Compilation, readFileIfAny, reportRepeats } from './compilation.ts';

/** The service stations of `stations.yaml`; empty where none are recorded. */
export function compileStations(compilation: Compilation): readonly Station[] {
  const file = readFileIfAny<StationsFile>(compilation, 'stations.yaml', stationsSchema);
  if (file === null) return [];
  const ids = file.value.map(({ station }) => station);
  reportRepeats({ compilation, file }, ids, '服务站', (index) => [index, 'station']);
  return file.value.map(({ station, name, town, address, contact, hours = [], holidays = [], topics = {}, source, checked }) => ({
    ...{ id: station, name, town, address, contact, hours, holidays, source, checked },
    measures: topics.measures ?? [],
    bodies: topics.bodies ?? [],
  }));
}

import { describe, expect, it } from 'vitest';
import { isOpen, nextOpening, route } from '../../src/desk/stations.ts';
import type { Station } from '../../src/knowledge/model.ts';

const HOURS = [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:30' }];
const at = (china: string) => new Date(`${china}+08:00`);

function station(id: string, more: Partial<Station> = {}): Station {
  const about = { name: id, town: '', address: '', contact: '', source: '', checked: '2026-01-05' };
  return { id, ...about, hours: [], holidays: [], measures: [], bodies: [], ...more };
}

describe('a station', () => {
  it.each([
    ['2026-03-02T08:59', false],
    ['2026-03-02T09:00', true],
    ['2026-03-06T17:29', true],
    ['2026-03-06T17:30', false],
    ['2026-03-07T10:00', false],
    ['2026-03-08T10:00', false],
    ['2026-03-03T10:00', false],
  ])('is at %s open: %s, by China’s time and its holidays', (time, open) => {
    expect(isOpen({ hours: HOURS, holidays: ['2026-03-03'] }, at(time))).toBe(open);
  });

  it.each([
    ['2026-03-02T07:00', '3月2日 09:00'],
    ['2026-03-02T10:00', '3月4日 09:00'],
    ['2026-03-06T20:00', '3月9日 09:00'],
  ])('after %s opens next on %s, past its holidays and the weekend', (time, next) => {
    expect(nextOpening([{ hours: HOURS, holidays: ['2026-03-03'] }], at(time))).toBe(next);
  });

  it('without recorded hours is neither open nor closed', () => {
    expect(isOpen({ hours: [], holidays: [] }, at('2026-03-02T10:00'))).toBeNull();
  });
});

describe('a conversation goes', () => {
  const stations = [station('south', { measures: [9] }), station('lake', { bodies: ['市科技局'] })];
  const matter = { measures: [{ number: 9 }], lead: ['市府金融工作局', '市科技局'] };

  it('to the adviser who knows the matter, who comes before any station', () => {
    const adviser = { id: 'lin', station: null, topics: ['市科技局'] };
    expect(route(matter, stations, [adviser])).toEqual({ station: null, accountId: 'lin' });
  });

  it('to the station of its measure, then to that of its department', () => {
    expect(route(matter, stations, [])).toEqual({ station: 'south', accountId: null });
    expect(route({ ...matter, measures: [] }, stations, [])).toEqual({ station: 'lake', accountId: null });
  });

  it('else into the common queue', () => {
    expect(route({ measures: [], lead: [] }, stations, [])).toEqual({ station: null, accountId: null });
  });
});

import { describe, expect, it } from 'vitest';
import { parseConfig } from './config';

const ORIGIN = 'https://console.example';

describe('parseConfig', () => {
  it('uses the API at the origin of the console by default', () => {
    expect(parseConfig({ apiUrl: '', instanceName: '' }, ORIGIN)).toEqual({
      apiUrl: 'https://console.example/api/1',
      instance: 'https://console.example/api/1',
      instanceName: 'console.example',
      publicUrl: null,
      accent: null,
      retentionDays: 365,
    });
  });

  it('accepts the address of another instance, with or without a trailing slash', () => {
    const config = parseConfig(
      { apiUrl: 'https://www.data.gouv.fr/api/1/', publicUrl: 'https://www.data.gouv.fr/' },
      ORIGIN,
    );
    expect(config.apiUrl).toBe('https://www.data.gouv.fr/api/1');
    expect(config.publicUrl).toBe('https://www.data.gouv.fr');
    expect(config.instanceName).toBe('www.data.gouv.fr');
  });

  it('identifies an instance by its own address, whether calls are passed on or made directly', () => {
    const passed = { apiUrl: '/api/1', instance: 'https://www.data.gouv.fr/api/1' };
    expect(parseConfig(passed, ORIGIN)).toMatchObject({
      apiUrl: 'https://console.example/api/1',
      instance: 'https://www.data.gouv.fr/api/1',
    });
    const direct = parseConfig({ apiUrl: 'https://www.data.gouv.fr/api/1/' }, ORIGIN);
    expect(direct.instance).toBe('https://www.data.gouv.fr/api/1');
  });

  it.each([30, null])('keeps jobs and graphs for %j days', (retentionDays) => {
    expect(parseConfig({ retentionDays }, ORIGIN)).toMatchObject({ retentionDays });
  });

  it.each([
    [[], 'an object'],
    [{ apiUrl: 'javascript:alert(1)' }, 'apiUrl'],
    [{ accent: 'red' }, 'accent'],
    [{ instanceName: 3 }, 'instanceName'],
    [{ retentionDays: 0 }, 'retentionDays'],
    [{ retentionDays: '30' }, 'retentionDays'],
  ])('refuses %j, and names what is wrong', (source, name) => {
    expect(() => parseConfig(source, ORIGIN)).toThrow(name);
  });
});

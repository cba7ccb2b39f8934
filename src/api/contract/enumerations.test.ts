import { expect, it } from 'vitest';
import { USER_UPDATE_KEYS } from './enumerations';
import { UserUpdate } from './user';

it('USER_UPDATE_KEYS has the keys of the schema of an update, in the same order', () => {
  expect(USER_UPDATE_KEYS).toEqual(Object.keys(UserUpdate.properties));
});

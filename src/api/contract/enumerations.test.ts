import { expect, it } from 'vitest';
import { USER_UPDATE_KEYS } from './enumerations';
import { UserUpdate } from './user';

it('the keys of an update of an account are those of its schema, in the same order', () => {
  expect(USER_UPDATE_KEYS).toEqual(Object.keys(UserUpdate.properties));
});

import { claim } from '../../claim';
import { containing } from '../../pattern';

export const claims = [
  claim('anybody can read the roles that exist', ({ anonymous }) =>
    anonymous.get('/users/roles/', { status: 200, body: containing({ name: 'admin' }) }),
  ),
  claim('the roles are a list without pages', ({ anonymous }) =>
    anonymous.get('/users/roles/?page=0&page_size=x', { status: 200, body: [{ name: 'admin' }] }),
  ),
];

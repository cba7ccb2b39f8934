import { claim } from '../../claim';
import { containing } from '../../pattern';

export const claims = [
  claim('anybody reads the roles that exist', ({ anyone }) =>
    anyone.get('/users/roles/', { status: 200, body: containing({ name: 'admin' }) }),
  ),
  claim('the roles are no page', ({ anyone }) =>
    anyone.get('/users/roles/?page=0&page_size=x', { status: 200, body: [{ name: 'admin' }] }),
  ),
];

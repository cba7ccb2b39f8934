import { claim } from '../../claim';
import { anInteger, anything, listOf, rule } from '../../pattern';
import { UNAUTHORIZED } from '../../expectedAnswers';

export const claims = [
  claim('/me/metrics/ has six keys', ({ user, userId }) =>
    user.get('/me/metrics/', {
      status: 200,
      body: {
        id: userId,
        resources_availability: rule('a number', (value) => typeof value === 'number'),
        datasets_org_count: anInteger,
        followers_org_count: anInteger,
        datasets_count: anInteger,
        followers_count: anInteger,
      },
    }),
  ),
  ...[
    'datasets',
    'reuses',
    'org_datasets',
    'org_reuses',
    'org_community_resources',
    'org_discussions',
    'org_invitations',
  ].flatMap((name) => [
    claim(`/me/${name}/ is a list`, ({ user }) =>
      user.get(`/me/${name}/`, { status: 200, body: listOf(anything) }),
    ),
    claim(`/me/${name}/ needs a key`, ({ anonymous }) =>
      anonymous.get(`/me/${name}/`, UNAUTHORIZED),
    ),
  ]),
  ...['org_datasets', 'org_reuses', 'org_community_resources', 'org_discussions'].map((name) =>
    claim(`/me/${name}/ accepts q`, ({ user, uniqueWord }) =>
      user.get(`/me/${name}/?q=${uniqueWord()}`, { status: 200, body: [] }),
    ),
  ),
];

import { claim } from '../../claim';
import { anInteger, rule } from '../../pattern';
import { UNAUTHORIZED } from '../../expectedAnswers';

const emptyOrNot = rule('a list', Array.isArray);

export const claims = [
  claim('one’s own metrics have six keys', ({ user, userId }) =>
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
      user.get(`/me/${name}/`, { status: 200, body: emptyOrNot }),
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

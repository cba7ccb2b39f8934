import type { Claim } from '../claim';
import { addresses } from './section01Addresses';
import { conventions } from './section01Conventions';
import { paths } from './section01Paths';
import { slugs } from './section01Slugs';
import { authentication } from './section02Authentication';
import { errors } from './section03Errors';
import { pagination } from './section04Pagination';
import { masks } from './section05Masks';
import { http } from './section06Http';
import { userObjectClaims } from './section07UserObject';
import { avatars } from './section08Avatar';
import { list } from './section08List';
import { rest } from './section08Rest';
import { writing } from './section08Write';
import { followers } from './section09Followers';
import { me } from './section10Me';
import { organizations } from './section11Organizations';
import { reports } from './section12Reports';
import { presentationBlocs } from './section11PresentationBlocs';

/** All rows, section by section. */
export const ALL_CLAIMS: readonly Claim[] = [
  ...conventions,
  ...paths,
  ...slugs,
  ...addresses,
  ...authentication,
  ...errors,
  ...pagination,
  ...masks,
  ...http,
  ...userObjectClaims,
  ...list,
  ...writing,
  ...rest,
  ...avatars,
  ...followers,
  ...me,
  ...organizations,
  ...reports,
  ...presentationBlocs,
];

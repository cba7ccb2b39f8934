import { expect, it } from 'vitest';
import { inCity, ofCity } from './cities';

it.each([
  ['Le Tampon', 'du Tampon', 'au Tampon'],
  ['Les Abymes', 'des Abymes', 'aux Abymes'],
  ['La Rochelle', 'de La Rochelle', 'à La Rochelle'],
  ['Levallois-Perret', 'de Levallois-Perret', 'à Levallois-Perret'],
  ['Aulnay-sous-Bois', 'd’Aulnay-sous-Bois', 'à Aulnay-sous-Bois'],
  ['Hyères', 'd’Hyères', 'à Hyères'],
])('contracts the prepositions before %s as in French', (city, of, inside) => {
  expect([ofCity(city), inCity(city)]).toEqual([of, inside]);
});

/** “de” and a city, contracted as in French: du Mans, des Abymes, d’Angers, de Brest. */
export const ofCity = (city: string) =>
  joined(city, { le: 'du ', les: 'des ', vowel: 'd’', other: 'de ' });

/** “à” and a city, contracted as in French: au Mans, aux Abymes, à Angers. */
export const inCity = (city: string) =>
  joined(city, { le: 'au ', les: 'aux ', vowel: 'à ', other: 'à ' });

function joined(city: string, before: Record<'le' | 'les' | 'vowel' | 'other', string>): string {
  const [, article = '', name = city] = /^(les?) (.*)$/i.exec(city) ?? [];
  if (article.length === 2) return before.le + name;
  if (article.length === 3) return before.les + name;
  return (/^[aeéiouyh]/i.test(city) ? before.vowel : before.other) + city;
}

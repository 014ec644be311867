import { accountsEnglish } from './cases/accounts-english.ts';
import { accountsJapanese } from './cases/accounts-japanese.ts';
import { defectsEnglish } from './cases/defects-english.ts';
import { defectsJapanese } from './cases/defects-japanese.ts';
import { deliveryEnglish } from './cases/delivery-english.ts';
import { deliveryJapanese } from './cases/delivery-japanese.ts';
import { returnsEnglish } from './cases/returns-english.ts';
import { returnsJapanese } from './cases/returns-japanese.ts';
import type { SampleCase } from './story.ts';

/** All cases of the shop; at the end the one of which an SLA breaches while one watches, so that its minute starts late. */
export const sampleCases: readonly SampleCase[] = [
  ...deliveryJapanese,
  ...deliveryEnglish,
  ...returnsJapanese,
  ...returnsEnglish,
  ...defectsJapanese,
  ...defectsEnglish,
  ...accountsJapanese,
  ...accountsEnglish,
];

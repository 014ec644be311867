import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** Lines of the files that break a rule, as `file:line: text`. */
const breaches = (pattern: RegExp, files: string, except: RegExp) =>
  globSync(files)
    .filter((file) => !except.test(file))
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .map((line, index) => ({ line, place: `${file}:${index + 1}` }))
        .filter(({ line }) => pattern.test(line.replace(/^\s*(\/\/|\/?\*).*$/, '')))
        .map(({ line, place }) => `${place}: ${line.trim()}`),
    );

const lambdas = 'lambdas/**/*.ts';

it('asks for time, identity and chance only in platform/', () => {
  const direct = /new Date\(\)|Date\.now\(|performance\.now\(|randomUUID|Math\.random|randomBytes|randomInt/;

  expect(breaches(direct, lambdas, /^lambdas\/platform\//)).toEqual([]);
});

it('reads the environment only in entry/', () => {
  expect(breaches(/process\.env/, lambdas, /^lambdas\/entry\//)).toEqual([]);
});

it('casts nothing outside table/', () => {
  const cast = /\bas (?!const\b)[A-Za-z{(]|<any>|: any\b|@ts-ignore|@ts-expect-error/;
  const renamed = /^lambdas\/table\//;

  expect(
    breaches(cast, lambdas, renamed).filter((line) => !/import (type )?(\* as|\{[^}]* as )/.test(line)),
  ).toEqual([]);
});

it('spells keys of the table only in keys.ts', () => {
  const key =
    /['"`](D#|DOMAINS\b|DOMAIN#|CASE#|ITEM#|EVENT#|FIELD#|LAYOUT#|TEMPLATE#|CASERULE#|OPTION#|CONTACT#|OUTBOX#|NAME#)/;

  expect(breaches(key, lambdas, /^lambdas\/(table\/keys|settings\/table-schema)\.ts$/)).toEqual([]);
});

it('names no file with a grab-bag name', () => {
  const grabBag = /(^|[/.-])(utils?|helpers?|common|shared|misc|manager)([/.-]|$)/;

  expect(globSync('{bin,lib,lambdas,local,generate,web}/**/*').filter((file) => grabBag.test(file))).toEqual(
    [],
  );
});

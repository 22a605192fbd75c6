import type { ReactNode } from 'react';
import type { DraftSet } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField, LineField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import type { SetPartProps } from '#renderer/features/criteria/editor/set-form-types.ts';
import { UnitKinds } from '#renderer/features/criteria/editor/unit-kinds.tsx';
import { replaceAt, without } from '#renderer/features/criteria/rules/loose.ts';
import formStyles from './form.module.css';

type Ranking = DraftSet['ranking'];

const BY = [
  { value: 'printed', label: t('criteriaEditor.rankPrinted') },
  { value: 'exact', label: t('criteriaEditor.rankExact') },
];
const TIES = [
  { value: 'competition', label: t('criteriaEditor.tieCompetition') },
  { value: 'dense', label: t('criteriaEditor.tieDense') },
  { value: 'ordered', label: t('criteriaEditor.tieOrdered') },
];

/** Ranking groups and what happens at equal points. */
export function RankingPart({ set, change }: SetPartProps): ReactNode {
  const { ranking } = set;
  const { groups, tie } = ranking;
  const setPart = (part: Partial<Ranking>): void => change({ ranking: { ...ranking, ...part } });
  const setTie = (kind: string): void => {
    if (kind === 'ordered') setPart({ tie: { kind, keys: [set.tree[0]?.code ?? '1'] } });
    else setPart({ tie: { kind: kind === 'dense' ? 'dense' : 'competition' } });
  };
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.ranking')}>
      <h3>{t('criteriaEditor.ranking')}</h3>
      <div className={formStyles['pair']}>
        <ChoiceField
          path="ranking.by"
          label={t('criteriaEditor.rankBy')}
          value={ranking.by}
          offers={BY}
          onChange={(by) => setPart({ by: by === 'exact' ? 'exact' : 'printed' })}
        />
        <ChoiceField
          path="ranking.tie"
          label={t('criteriaEditor.tie')}
          value={tie.kind}
          offers={TIES}
          onChange={setTie}
        />
      </div>
      {tie.kind === 'ordered' ? (
        <LineField
          path="ranking.tie.keys"
          label={t('criteriaEditor.tieKeys')}
          hint={t('criteriaEditor.tieKeysHint')}
          value={tie.keys.join('; ')}
          onChange={(text) => {
            const keys = text.split(';').map((key) => key.trimStart());
            setPart({ tie: { kind: 'ordered', keys } });
          }}
        />
      ) : null}
      {groups.map((group, index) => {
        const name = t('criteriaEditor.groupN', { n: index + 1 });
        const at = `ranking.groups.${index}`;
        const put = (part: Partial<(typeof groups)[number]>): void =>
          setPart({ groups: replaceAt(groups, index, { ...group, ...part }) });
        return (
          <fieldset key={group.key} className={formStyles['sub']}>
            <legend className="visually-hidden">{name}</legend>
            <LineField
              path={`${at}.label`}
              label={t('criteriaEditor.groupLabel')}
              value={group.label}
              onChange={(label) => put({ label })}
            />
            <UnitKinds
              path={`${at}.unitTypes`}
              label={t('criteriaEditor.unitTypes')}
              value={group.unitTypes}
              onChange={(unitTypes) => put({ unitTypes })}
            />
            <LineButtons
              name={name}
              index={index}
              count={groups.length}
              onMove={(to) => setPart({ groups: moved(groups, index, to) })}
              onRemove={() => setPart({ groups: without(groups, index) })}
            />
          </fieldset>
        );
      })}
      <AddButton
        label={t('criteriaEditor.addGroup')}
        onClick={() => {
          let number = groups.length + 1;
          while (groups.some(({ key }) => key === `nhom-${number}`)) number += 1;
          setPart({
            groups: [...groups, { key: `nhom-${number}`, label: '', unitTypes: [...set.unitTypes] }],
          });
        }}
      />
    </section>
  );
}

/** The examples worked out again at every check. */
export function ExamplesPart({ set, change }: SetPartProps): ReactNode {
  const { testVectors: examples } = set;
  if (examples.length === 0) return null;
  return (
    <section className={formStyles['section']} aria-label={t('criteriaEditor.examples')}>
      <h3>{t('criteriaEditor.examples')}</h3>
      <p className={formStyles['explain']}>{t('criteriaEditor.examplesHint')}</p>
      <table className={formStyles['table']}>
        <thead>
          <tr>
            <th scope="col">{t('criteria.code')}</th>
            <th scope="col">{t('criteriaEditor.exampleLabel')}</th>
            <th scope="col">{t('criteriaEditor.exampleExpected')}</th>
            <th>
              <span className="visually-hidden">{t('criteriaEditor.lineActions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {examples.map((example, index) => {
            const name = t('criteriaEditor.exampleN', { n: index + 1 });
            const at = `testVectors.${index}`;
            const put = (part: Partial<typeof example>): void =>
              change({ testVectors: replaceAt(examples, index, { ...example, ...part }) });
            return (
              <tr key={index}>
                <td>{example.leafCode}</td>
                <td>
                  <LineField
                    bare
                    path={`${at}.name`}
                    label={t('criteriaEditor.labelOf', { name })}
                    value={example.name}
                    onChange={(next) => put({ name: next })}
                  />
                </td>
                <td>
                  <FigureField
                    bare
                    path={`${at}.expected`}
                    label={t('criteriaEditor.expectedOf', { name })}
                    placeholder={t('common.notApplicable')}
                    value={example.expected ?? ''}
                    onChange={(expected) => put({ expected: expected === '' ? null : expected })}
                  />
                </td>
                <td>
                  <LineButtons
                    name={name}
                    index={index}
                    count={examples.length}
                    onRemove={() => change({ testVectors: without(examples, index) })}
                  />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

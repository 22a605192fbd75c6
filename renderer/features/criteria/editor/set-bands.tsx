import type { ReactNode } from 'react';
import { Checkbox } from '@mantine/core';
import { walkDraft } from '#shared/domain/criteria/draft/check-draft.ts';
import { codeFromTitle } from '#shared/domain/criteria/draft/empty-draft.ts';
import type { DraftSet, LooseObject } from '#shared/schemas/criteria-draft.ts';
import { t } from '#renderer/i18n/translate.ts';
import { ChoiceField, FigureField, LineField } from '#renderer/features/criteria/editor/fields.tsx';
import { AddButton, LineButtons, moved } from '#renderer/features/criteria/editor/list-buttons.tsx';
import type { SetPartProps } from '#renderer/features/criteria/editor/set-form-types.ts';
import { put, replaceAt, textAt, without } from '#renderer/features/criteria/rules/loose.ts';
import formStyles from './form.module.css';

type Classification = DraftSet['classification'];
type Band = Classification['bands'][number];
type Blocker = Classification['blockers'][number];

const BY = [
  { value: 'total', label: t('criteriaEditor.byTotal') },
  { value: 'index', label: t('criteriaEditor.byIndex') },
];
const FROM_SIGNS = [
  { value: 'in', label: t('criteriaEditor.fromIn') },
  { value: 'ex', label: t('criteriaEditor.fromEx') },
  { value: '', label: t('criteriaEditor.openEnd') },
];
const TO_SIGNS = [
  { value: 'ex', label: t('criteriaEditor.toEx') },
  { value: 'in', label: t('criteriaEditor.toIn') },
  { value: '', label: t('criteriaEditor.openEnd') },
];

interface EndProps {
  readonly path: string;
  readonly name: string;
  readonly end: Band['from'];
  readonly signs: typeof FROM_SIGNS;
  readonly onChange: (end: Band['from']) => void;
}

function BandEnd({ path, name, end, signs, onChange }: EndProps): ReactNode {
  const sign = end === null ? '' : end.inclusive ? 'in' : 'ex';
  return (
    <div className={formStyles['inline']}>
      <ChoiceField
        bare
        path={`${path}.inclusive`}
        label={t('criteriaEditor.endKind', { name })}
        value={sign}
        offers={signs}
        onChange={(next) =>
          onChange(next === '' ? null : { value: end?.value ?? '', inclusive: next === 'in' })
        }
      />
      {end ? (
        <FigureField
          bare
          path={`${path}.value`}
          label={t('criteriaEditor.endValue', { name })}
          value={end.value}
          onChange={(value) => onChange({ ...end, value })}
        />
      ) : null}
    </div>
  );
}

/** "Xếp hạng theo mức": classes from the highest down, and what bars them. */
export function BandsPart({ set, change }: SetPartProps): ReactNode {
  const { classification } = set;
  const { bands, blockers } = classification;
  const setPart = (part: Partial<Classification>): void =>
    change({ classification: { ...classification, ...part } });
  const putBand = (index: number, part: Partial<Band>): void => {
    const band = bands[index];
    if (band) setPart({ bands: replaceAt(bands, index, { ...band, ...part }) });
  };
  const add = (): void => {
    const last = bands.at(-1);
    const to = last?.from ? { value: last.from.value, inclusive: !last.from.inclusive } : null;
    const code = `hang-${bands.length + 1}`;
    setPart({ bands: [...bands, { code, label: '', from: { value: '', inclusive: true }, to }] });
  };
  return (
    <section
      className={formStyles['section']}
      aria-label={t('criteriaEditor.bands')}
      data-field="classification.bands"
    >
      <h3>{t('criteriaEditor.bands')}</h3>
      <div className={formStyles['pair']}>
        <ChoiceField
          path="classification.by"
          label={t('criteriaEditor.classifyBy')}
          value={classification.by}
          offers={BY}
          onChange={(by) => setPart({ by: by === 'index' ? 'index' : 'total' })}
        />
      </div>
      {bands.length > 0 ? (
        <table className={formStyles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('criteriaEditor.bandLabel')}</th>
              <th scope="col">{t('criteriaEditor.bandFrom')}</th>
              <th scope="col">{t('criteriaEditor.bandTo')}</th>
              <th>
                <span className="visually-hidden">{t('criteriaEditor.lineActions')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {bands.map((band, index) => {
              const name = t('criteriaEditor.bandN', { n: index + 1 });
              const at = `classification.bands.${index}`;
              return (
                <tr key={band.code}>
                  <td>
                    <LineField
                      bare
                      path={`${at}.label`}
                      label={t('criteriaEditor.labelOf', { name })}
                      value={band.label}
                      onChange={(label) => putBand(index, { label })}
                    />
                  </td>
                  <td>
                    <BandEnd
                      path={`${at}.from`}
                      name={`${name}, ${t('criteriaEditor.bandFrom')}`}
                      signs={FROM_SIGNS}
                      end={band.from}
                      onChange={(from) => putBand(index, { from })}
                    />
                  </td>
                  <td>
                    <BandEnd
                      path={`${at}.to`}
                      name={`${name}, ${t('criteriaEditor.bandTo')}`}
                      signs={TO_SIGNS}
                      end={band.to}
                      onChange={(to) => putBand(index, { to })}
                    />
                  </td>
                  <td>
                    <LineButtons
                      name={name}
                      index={index}
                      count={bands.length}
                      onMove={(to) => setPart({ bands: moved(bands, index, to) })}
                      onRemove={() => setPart({ bands: without(bands, index) })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      <AddButton label={t('criteriaEditor.addBand')} onClick={add} />
      <h3>{t('criteriaEditor.blockers')}</h3>
      {blockers.map((blocker, index) => (
        <BlockerForm
          key={index}
          set={set}
          index={index}
          blocker={blocker}
          onChange={(next) => setPart({ blockers: replaceAt(blockers, index, next) })}
          onRemove={() => setPart({ blockers: without(blockers, index) })}
        />
      ))}
      <AddButton
        label={t('criteriaEditor.addBlocker')}
        onClick={() =>
          setPart({
            blockers: [
              ...blockers,
              {
                code: `chan-${blockers.length + 1}`,
                label: '',
                bars: [],
                when: { kind: 'declared', fact: `su-viec-${blockers.length + 1}` },
              },
            ],
          })
        }
      />
    </section>
  );
}

const WHEN = [
  { value: 'declared', label: t('criteriaEditor.whenDeclared') },
  { value: 'veto', label: t('criteriaEditor.whenVeto') },
  { value: 'leafAtMost', label: t('criteriaEditor.whenLeafAtMost') },
];

interface BlockerFormProps {
  readonly set: DraftSet;
  readonly index: number;
  readonly blocker: Blocker;
  readonly onChange: (blocker: Blocker) => void;
  readonly onRemove: () => void;
}

function BlockerForm({ set, index, blocker, onChange, onRemove }: BlockerFormProps): ReactNode {
  const name = t('criteriaEditor.blockerN', { n: index + 1 });
  const at = `classification.blockers.${index}`;
  const kind = textAt(blocker.when, 'kind');
  const leaves = walkDraft(set.tree).filter(({ scored }) => scored);
  const setWhen = (when: LooseObject): void => onChange({ ...blocker, when });
  const chooseKind = (next: string): void => {
    if (next === 'declared') setWhen({ kind: next, fact: codeFromTitle(blocker.label) || blocker.code });
    else if (next === 'veto') setWhen({ kind: next, leafCode: '' });
    else setWhen({ kind: next, leafCode: '', points: '0' });
  };
  return (
    <fieldset className={formStyles['sub']}>
      <legend className="visually-hidden">{name}</legend>
      <LineField
        path={`${at}.label`}
        label={t('criteriaEditor.blockerLabel')}
        value={blocker.label}
        onChange={(label) => onChange({ ...blocker, label })}
      />
      <div className={formStyles['triple']}>
        <ChoiceField
          path={`${at}.when.kind`}
          label={t('criteriaEditor.blockerWhen')}
          value={kind}
          offers={WHEN}
          onChange={chooseKind}
        />
        {kind === 'declared' ? null : (
          <ChoiceField
            path={`${at}.when.leafCode`}
            label={t('criteriaEditor.blockerLeaf')}
            value={textAt(blocker.when, 'leafCode')}
            offers={leaves.map(({ code, title }) => ({
              value: code,
              label: `${code} ${title}`.slice(0, 80),
            }))}
            onChange={(leafCode) => setWhen(put(blocker.when, 'leafCode', leafCode))}
          />
        )}
        {kind === 'leafAtMost' ? (
          <FigureField
            path={`${at}.when.points`}
            label={t('criteriaEditor.blockerPoints')}
            value={textAt(blocker.when, 'points')}
            onChange={(points) => setWhen(put(blocker.when, 'points', points))}
          />
        ) : null}
      </div>
      <fieldset className={formStyles['ticks']}>
        <legend>{t('criteriaEditor.bars')}</legend>
        {set.classification.bands.map((band) => (
          <Checkbox
            key={band.code}
            size="xs"
            data-field={`${at}.bars`}
            label={band.label || band.code}
            checked={blocker.bars.includes(band.code)}
            onChange={(event) =>
              onChange({
                ...blocker,
                bars: event.target.checked
                  ? [...blocker.bars, band.code]
                  : blocker.bars.filter((code) => code !== band.code),
              })
            }
          />
        ))}
      </fieldset>
      <LineButtons name={name} index={index} count={1} onRemove={onRemove} />
    </fieldset>
  );
}

import { expect, test } from 'vitest';
import { DONG_HOI_WARDS, pointsOf2022 } from '#db/seed/dong-hoi.ts';
import { DEMO_CITY_PEOPLE, DEMO_PASSWORD, DEMO_WARD_PEOPLE } from '#electron/features/demo/demo-people.ts';
import { testBackend } from '#tests/support/test-backend.ts';

const bench = await testBackend('demo');

test(
  'the demonstration plays two rounds and ends at the real table of the 15 wards',
  { timeout: 180_000 },
  async () => {
    const visitor = bench.connect();
    const made = (await visitor.job('workspace.createDemo', {})) as { folderIds: string[] };
    expect(made.folderIds).toHaveLength(16);

    await visitor.value('workspace.openFolder', { id: made.folderIds[0] ?? '' });
    expect((await visitor.value('session.listSignInNames', {})).demoPassword).toBe(DEMO_PASSWORD);
    await visitor.value('session.signIn', {
      username: DEMO_CITY_PEOPLE.leader.username,
      password: DEMO_PASSWORD,
    });
    const { rounds } = await visitor.value('rounds.listRounds', {});
    expect(rounds.map(({ year, state }) => [year, state])).toEqual([
      [2024, 'open'],
      [2023, 'published'],
    ]);
    const { rows } = await visitor.value('ranking.readRanking', { roundId: rounds[1]?.id ?? '' });
    expect(
      rows.map(({ unit, points, change, rank, previousRank, previousPoints }) => [
        unit.name,
        points,
        change,
        rank,
        previousRank,
        previousPoints,
      ]),
    ).toEqual(
      DONG_HOI_WARDS.map((ward) => [
        ward.name,
        ward.points2023,
        ward.change,
        ward.order,
        ward.printedRank2022,
        pointsOf2022(ward),
      ]),
    );
    const roundId = rounds[1]?.id ?? '';
    const communes = await visitor.value('ranking.readRanking', { roundId, group: 'commune' });
    expect(communes.groups.map(({ label }) => label)).toEqual(['Xã', 'Phường']);
    expect(communes.rows.map(({ unit, rank, previousRank }) => [unit.name, rank, previousRank])).toEqual([
      ['Xã Đức Ninh', 1, 2],
      ['Xã Quang Phú', 2, 1],
      ['Xã Thuận Đức', 3, 5],
      ['Xã Bảo Ninh', 4, 6],
      ['Xã Nghĩa Ninh', 5, 3],
      ['Xã Lộc Ninh', 6, 4],
    ]);
    const overview = await visitor.value('appraisal.readOverview', { roundId: rounds[0]?.id ?? '' });
    expect(overview.wards.filter(({ state }) => state !== 'notSent')).toHaveLength(5);

    await visitor.value('workspace.openFolder', { id: made.folderIds[1] ?? '' });
    await visitor.value('session.signIn', {
      username: DEMO_WARD_PEOPLE.officer.username,
      password: DEMO_PASSWORD,
    });
    const wardRounds = await visitor.value('rounds.listRounds', {});
    const sheet = await visitor.value('scoring.readSheet', { roundId: wardRounds.rounds[1]?.id ?? '' });
    expect(sheet.state).toBe('signed');
    expect(sheet.feedback.length).toBeGreaterThan(50);
    const { items } = await visitor.value('exchange.listOutbox', {});
    expect(items.map(({ kind, state }) => [kind, state])).toEqual([
      ['receipt', 'saved'],
      ['receipt', 'created'],
      ['submission', 'acknowledged'],
    ]);
    const open = await visitor.value('scoring.readSheet', { roundId: wardRounds.rounds[0]?.id ?? '' });
    expect(open.state).toBe('draft');
    expect(open.lastYear.points).toBe(DONG_HOI_WARDS[0]?.points2023);
    const lastYearLeaves = Object.values(open.lastYear.leafPoints);
    expect(lastYearLeaves.reduce<number>((sum, each) => sum + each, 0)).toBe(DONG_HOI_WARDS[0]?.points2023);
    expect([sheet.set.version, open.set.version]).toEqual([1, 2]);
    const { statistics } = await visitor.value('statistics.listStatistics', {
      roundId: wardRounds.rounds[0]?.id ?? '',
    });
    expect(statistics.map(({ code, raw, leafCodes }) => [code, raw, leafCodes])).toEqual([
      ['HS-01', '1.250', ['3.3.1', '3.6', '3.8']],
      ['HS-02', '1.247', ['3.3.1', '3.8']],
      ['CB-01', '', ['4.2', '5.1', '5.6']],
    ]);
    const { checks } = await visitor.value('safekeeping.runDoctor', {});
    expect(checks.filter(({ state }) => state === 'bad')).toEqual([]);

    expect(await visitor.job('workspace.createDemo', {})).toEqual({ folderIds: [...made.folderIds].sort() });
  },
);

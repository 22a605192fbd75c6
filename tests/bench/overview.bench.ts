import { benchCity } from '#tests/bench/lib/bench-city.ts';
import { measure, report } from '#tests/bench/lib/measure.ts';

/** Opening the city overview with 200 wards and with all 3.321 communes of the country, against the bare query. */
for (const wardCount of [200, 3321]) {
  const city = await benchCity(wardCount);
  const roundId = city.round.id;
  const opened = city.backend.services.folders.open('city-tp');
  if (!opened.ok) throw new Error(opened.error.code);
  const bare = opened.value.db.read.raw.prepare(
    'SELECT u.*, p.* FROM round_units p JOIN units u ON u.id = p.unit_id WHERE p.round_id = ? ORDER BY u.code',
  );
  let rows = 0;
  const contenders = [
    { name: 'floor: the bare query', run: () => void (rows = bare.all(roundId).length) },
    {
      name: 'appraisal.readOverview through dispatch',
      run: async () => void (rows = (await city.call('appraisal.readOverview', { roundId })).wards.length),
    },
  ];
  await measure(contenders, 3);
  report(`City overview with ${wardCount} wards`, await measure(contenders, 15), `${rows} rows`);
  city.backend.services.folders.release(opened.value);
  await city.close();
}

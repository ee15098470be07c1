import { clients, programmes, waves } from "../../api/programmes";

type WaveChoice = { value: string; title: string };

/** Every wave of every client one works for, the newest of each programme first. */
export async function everyWave(): Promise<WaveChoice[]> {
  const all = await clients();
  const each = await Promise.all(all.map(async (client) => (await wavesOf(client.id)).map((wave) => ({ client, wave }))));
  return each.flat().map(({ client, wave }) => ({ value: String(wave.id), title: all.length > 1 ? `${client.name}: ${wave.title}` : wave.title }));
}

async function wavesOf(client: number) {
  const each = await programmes(client);
  return (await Promise.all(each.map((programme) => waves(programme.id)))).flat();
}

import type { Curve } from "../../form/definition";
import type { Measure } from "./drawing";

/** Examples to start from; which numbers are right is the client's to say. */
const PRESETS = {
  duration: {
    noticed: { target: 10, limit: 60 },
    answered: { target: 20, limit: 60 },
    queue: { target: 600, limit: 1200 },
    served: { tiers: [[180, 1], [300, 0.5]] },
    talk: { rhythm: [120, 240, 600, 900] },
    late: { target: 300, half_every: 120 },
  },
  number: { few: { tiers: [[5, 1], [10, 0.5]] } },
} as const satisfies Record<Measure, Record<string, Curve>>;

type PresetName = keyof (typeof PRESETS)["duration"] | keyof (typeof PRESETS)["number"];

export function presetsOf(measure: Measure): [PresetName, Curve][] {
  return Object.entries(PRESETS[measure]) as [PresetName, Curve][];
}

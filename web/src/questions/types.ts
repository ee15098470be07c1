import type { Component } from "svelte";
import type { QuestionType } from "../form/definition";
import type { Asking } from "./asking";
import Checklist from "./Checklist.svelte";
import Choice from "./Choice.svelte";
import Choices from "./Choices.svelte";
import Duration from "./Duration.svelte";
import Numeric from "./Numeric.svelte";
import Ratio from "./Ratio.svelte";
import Scale from "./Scale.svelte";
import Text from "./Text.svelte";
import Time from "./Time.svelte";
import YesNo from "./YesNo.svelte";

/** The component of each type. A photo question has none of its own: its photos are its answer. */
export const types: Record<Exclude<QuestionType, "photo">, Component<Asking<never>>> = {
  yes_no: YesNo,
  choice: Choice,
  checklist: Checklist,
  scale: Scale,
  ratio: Ratio,
  duration: Duration,
  number: Numeric,
  choices: Choices,
  text: Text,
  time: Time,
};
